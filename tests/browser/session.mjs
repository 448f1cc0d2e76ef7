// The tests of some folders in one engine: `PAGES_ENGINE=webkit node --test-reporter=spec tests/browser/session.mjs loading`.

for (const folder of process.argv.slice(2)) await import(`./${folder}/test.mjs`);
