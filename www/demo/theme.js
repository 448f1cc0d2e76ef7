// `?theme=dark` shows the page as a dark one, whatever the system says.

const theme = new URLSearchParams(location.search).get('theme');
if (theme) document.documentElement.dataset.theme = theme;
