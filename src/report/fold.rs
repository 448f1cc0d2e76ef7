//! Full-width and Traditional forms folded for matching, positions kept.
//!
//! One character in, one character out: index `i` of the folded text is the `i`th character of the text as given,
//! so a rule that matched on folded characters can always name the bytes it came from.

use std::str::Chars;
use std::sync::LazyLock;

use super::Span;

/// A text as single characters, folded, with the byte each one begins at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    chars: Vec<char>,
    bytes: Vec<u32>,
    /// Where the line ends that were taken out begin, and where the text goes on.
    joints: Vec<(u32, u32)>,
    /// The line ends within sentences; unknown where nobody has looked for sentences.
    wraps: Option<Vec<u32>>,
}

impl Folded {
    /// Folds a text. Texts are limited to 4 GiB by the positions' width; the doors refuse far smaller ones.
    #[must_use]
    pub fn new(text: &str) -> Folded {
        let mut folded = Folded {
            chars: Vec::with_capacity(text.len() / 2),
            bytes: Vec::with_capacity(text.len() / 2 + 1),
            joints: Vec::new(),
            wraps: None,
        };
        for (at, ch) in text.char_indices() {
            // 較112年之9,622件: as 的 is written in Taiwan.
            if ch.is_ascii_digit()
                && let [.., '年' | '期' | '月' | '季', of @ '之'] = folded.chars.as_mut_slice()
            {
                *of = '的';
            }
            folded.chars.push(fold(ch));
            folded.bytes.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        folded.bytes.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        folded
    }

    /// How many characters there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether there is no character at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The folded character at an index; NUL outside the text, which no rule matches.
    #[must_use]
    #[inline]
    pub fn at(&self, index: usize) -> char {
        self.chars.get(index).copied().unwrap_or('\0')
    }

    /// The folded character before an index; NUL at the start.
    #[must_use]
    #[inline]
    pub fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or('\0', |previous| self.at(previous))
    }

    /// The folded characters from one index to before another; empty where there are none.
    #[must_use]
    pub fn slice(&self, from: usize, to: usize) -> &[char] {
        self.chars.get(from..to.min(self.chars.len())).unwrap_or_default()
    }

    /// Whether the folded text goes on with these words at an index.
    #[must_use]
    #[inline]
    pub fn is_at(&self, index: usize, words: &str) -> bool {
        // Nearly always the first character differs, and where the words are known the compiler knows it.
        let mut words = words.chars();
        words.next().is_none_or(|first| self.at(index) == first) && self.goes_on(index + 1, words)
    }

    fn goes_on(&self, index: usize, mut words: Chars<'_>) -> bool {
        let mut right = self.chars.get(index..).unwrap_or_default().iter();
        words.all(|ch| right.next() == Some(&ch))
    }

    /// Whether one of several words begins at an index; blanks stand between them.
    #[must_use]
    #[inline(never)]
    pub fn is_any_at(&self, index: usize, words: &str) -> bool {
        let (mut at, mut is_same) = (index, true);
        for ch in words.chars() {
            if ch == ' ' {
                if is_same {
                    return true;
                }
                (at, is_same) = (index, true);
            } else {
                is_same &= self.at(at) == ch;
                at += 1;
            }
        }
        is_same
    }

    /// Whether one of several words stands right before an index; blanks stand between them.
    #[must_use]
    #[inline(never)]
    pub fn is_any_before(&self, index: usize, words: &str) -> bool {
        self.ends_with_any(0, index, words)
    }

    /// Whether the folded characters from one index to before another end with one of several words; blanks stand between them.
    #[must_use]
    #[inline(never)]
    pub fn ends_with_any(&self, from: usize, to: usize, words: &str) -> bool {
        let (mut at, mut is_same) = (to, true);
        for ch in words.chars().rev() {
            if ch == ' ' {
                if is_same {
                    return true;
                }
                (at, is_same) = (to, true);
            } else {
                is_same &= at > from && self.before(at) == ch;
                at = at.saturating_sub(1);
            }
        }
        is_same
    }

    /// Whether these words stand right before an index.
    #[must_use]
    #[inline]
    pub fn is_before(&self, index: usize, words: &str) -> bool {
        self.ends_with(0, index, words)
    }

    /// Whether the folded characters from one index to before another end with these words.
    #[must_use]
    #[inline]
    pub fn ends_with(&self, from: usize, to: usize, words: &str) -> bool {
        let mut words = words.chars();
        let Some(last) = words.next_back() else { return true };
        from < to && self.before(to) == last && self.ended_with(from, to - 1, words)
    }

    fn ended_with(&self, from: usize, to: usize, words: Chars<'_>) -> bool {
        let mut left = self.slice(from, to).iter().rev();
        words.rev().all(|ch| left.next() == Some(&ch))
    }

    /// Whether the character as given was a full-width form of an ASCII one.
    #[must_use]
    pub fn is_wide(&self, index: usize) -> bool {
        self.at(index).is_ascii() && self.byte(index + 1) - self.byte(index) == 3
    }

    /// Whether a line end at this index may lie inside a numeral: it is not the end of a sentence or of a table's row.
    #[must_use]
    pub fn is_wrap(&self, index: usize) -> bool {
        let byte = self.bytes.get(index);
        matches!(self.at(index), '\n' | '\r')
            && self.wraps.as_ref().zip(byte).is_none_or(|(wraps, byte)| wraps.binary_search(byte).is_ok())
    }

    /// The byte at which a character begins; the text's length past the end.
    #[must_use]
    pub fn byte(&self, index: usize) -> usize {
        self.bytes.get(index).or(self.bytes.last()).map_or(0, |&at| at as usize)
    }

    /// The index of the character that begins at or holds a byte.
    #[must_use]
    pub fn index(&self, byte: usize) -> usize {
        self.bytes.partition_point(|&at| (at as usize) <= byte).saturating_sub(1)
    }

    /// The bytes from one character index to before another.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span {
        let (start, end) = (self.byte(from), self.byte(to));
        let joint = self.joints.binary_search_by_key(&end, |(_, after)| *after as usize);
        let end = joint.ok().and_then(|at| self.joints.get(at)).map_or(end, |(before, _)| *before as usize);
        Span { start, end: end.max(start) }
    }

    /// The same without the line ends that a page's width put between two Chinese characters of one sentence (由上⏎年), so that
    /// words match across them; the other line ends within sentences are remembered. `spans` in order; positions stay those of the text.
    #[must_use]
    pub fn joined(mut self, spans: impl Iterator<Item = Span>) -> Folded {
        let is_han = |ch: char| ('\u{3400}'..='\u{9FFF}').contains(&ch);
        let mut taken = Vec::new();
        let mut wraps = Vec::new();
        for span in spans {
            let to = self.index(span.end.saturating_sub(1));
            let mut at = self.index(span.start) + 1;
            while at < to {
                let end = (at..to).find(|&at| !matches!(self.at(at), '\n' | '\r')).unwrap_or(to);
                if end > at && is_han(self.at(at - 1)) && is_han(self.at(end)) {
                    taken.push((at, end));
                } else {
                    wraps.extend(self.bytes.get(at..end).unwrap_or_default());
                }
                at = end.max(at + 1);
            }
        }
        if taken.is_empty() {
            self.wraps = Some(wraps);
            return self;
        }
        let mut joined = Folded { wraps: Some(wraps), ..Folded::default() };
        let mut from = 0;
        for &(at, end) in &taken {
            joined.chars.extend(self.slice(from, at));
            joined.bytes.extend(self.bytes.get(from..at).unwrap_or_default());
            joined.joints.extend(self.bytes.get(at).copied().zip(self.bytes.get(end).copied()));
            from = end;
        }
        joined.chars.extend(self.slice(from, self.len()));
        joined.bytes.extend(self.bytes.get(from..).unwrap_or_default());
        joined
    }
}

/// Traditional characters that numerals, units and the words around them are written with, each before its Simplified form: those alone
/// that a rule has words with, as a test says. Sorted by the Traditional one.
const TRADITIONAL: &str = "\
    丟丢並并亂乱亞亚佈布佔占併并來来侖仑倆俩個个們们側侧偵侦傳传債债僅仅價价億亿儘尽償偿優优兌兑兒儿內内兩两冊册凈净別别則则\
    創创劃划劇剧劑剂劵券勁劲動动務务區区協协參参叢丛吿告員员問问單单噸吨嚮向嚴严國国圍围園园圓圆圖图團团執执堅坚報报場场塊块\
    塗涂壇坛壓压壽寿夥伙學学實实寧宁審审將将專专對对導导屆届層层屬属島岛峽峡崗岗嶺岭嶼屿帶带幀帧幣币幫帮幹干幾几庫库廠厂廣广\
    廳厅張张強强彈弹彎弯後后徑径從从復复徵征態态應应懲惩戶户捨舍捲卷掃扫掛挂採采換换揮挥撥拨擁拥擊击擔担據据擬拟擴扩攝摄數数\
    斷断於于昇升時时晝昼曆历書书會会東东枱台條条棟栋業业極极榮荣構构槍枪樁桩樓楼標标樣样樹树橋桥機机檔档檢检檯台檻槛欄栏權权\
    歐欧歲岁歷历歸归毀毁氣气汙污決决沒没況况淨净減减測测準准溫温滾滚滿满漲涨潤润濃浓濟济瀏浏灣湾災灾為为無无煉炼熱热燈灯營营\
    爐炉爭争爲为爾尔獨独獲获獻献現现環环產产畝亩當当疊叠療疗發发盡尽監监盤盘盧卢眾众砲炮確确碼码礦矿禮礼稅税種种稱称穀谷積积\
    穩稳窩窝筆笔節节範范簡简簽签籃篮籤签糧粮紀纪約约紅红納纳紐纽純纯紙纸級级細细終终組组結结絕绝給给統统絲丝經经綜综綠绿維维\
    網网線线編编緩缓縣县縮缩總总績绩織织繩绳繳缴繼继續续罰罚羣群義义聯联聲声職职聽听肅肃脫脱腦脑腳脚臟脏臨临臺台與与舉举舊旧\
    莊庄華华萬万蓋盖藥药蘭兰處处號号虧亏衆众術术衛卫衞卫裏里補补裝装裡里製制複复見见規规視视親亲覽览觀观觸触計计訓训記记訟讼\
    訪访設设許许訴诉診诊証证評评詞词試试話话該该認认語语說说課课調调談谈論论諾诺講讲證证識识議议護护讀读變变讓让豬猪負负財财\
    貢贡貧贫貨货貫贯責责貳贰貸贷費费貼贴貿贸資资質质賬账購购賽赛贈赠贏赢躍跃車车軌轨軍军較较載载輕轻輛辆輩辈輪轮輯辑轄辖轉转\
    辦办農农迴回逕径連连週周進进遊游運运過过達达違违遞递遷迁選选邁迈還还邊边郵邮鄉乡鄰邻醫医釐厘針针銀银銅铜銭钱銷销鋪铺鋼钢\
    錄录錘锤錢钱錶表鍊炼鍋锅鍾钟鎊镑鎮镇鏈链鐘钟鐵铁長长門门閉闭開开閒闲間间閱阅關关陣阵陸陆隊队階阶際际險险隻只雙双離离難难\
    電电韓韩響响頁页頂顶頃顷項项順顺預预頓顿領领頭头顆颗題题額额顏颜類类顯显風风飆飙飛飞飯饭飲饮養养餘余館馆馬马驗验驚惊驟骤\
    體体髮发鳴鸣麵面黃黄點点黨党齊齐齡龄龍龙";

static PAIRS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut chars = TRADITIONAL.chars();
    std::iter::from_fn(|| chars.next().zip(chars.next())).collect()
});

/// A bit for each character from U+4E00, set where the table has it: most characters need no search.
static LISTED: LazyLock<[u64; 0x148]> = LazyLock::new(|| {
    let mut listed = [0; 0x148];
    for (from, _) in PAIRS.iter() {
        let at = *from as u32 - 0x4E00;
        if let Some(bits) = listed.get_mut((at >> 6) as usize) {
            *bits |= 1 << (at & 63);
        }
    }
    listed
});

fn is_listed(ch: char) -> bool {
    let at = (ch as u32).wrapping_sub(0x4E00);
    LISTED.get((at >> 6) as usize).is_some_and(|bits| bits >> (at & 63) & 1 == 1)
}

/// One character, folded: full-width ASCII to ASCII, Traditional to Simplified where our tables need it.
fn fold(ch: char) -> char {
    match ch {
        '\0'..='\u{9F}' => ch,
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(ch as u32 - 0xFEE0).unwrap_or(ch),
        '\u{3000}' | '\u{A0}' | '\u{2002}'..='\u{200A}' => ' ',
        'µ' => 'μ',
        // 6.4∶41.5∶52.1: the sign of a ratio
        '∶' => ':',
        '\u{4E00}'..='\u{9FFF}' if is_listed(ch) => {
            let found = PAIRS.binary_search_by_key(&ch, |pair| pair.0);
            found.ok().and_then(|at| PAIRS.get(at)).map_or(ch, |pair| pair.1)
        }
        _ => ch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        for pair in PAIRS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} must stand after {}", pair[0].0, pair[1].0);
        }
    }

    #[test]
    fn positions_are_kept() {
        let folded = Folded::new("約３萬噸");
        assert_eq!(folded.slice(0, 4), ['约', '3', '万', '吨']);
        assert!(folded.is_wide(1) && !folded.is_wide(0));
        assert_eq!((folded.byte(2), folded.index(6), folded.before(1)), (6, 2, '约'));
        assert!(folded.is_before(3, "3万") && !folded.is_before(1, "3万"));
    }

    #[test]
    fn lines_of_a_sentence_are_joined() {
        let text = "由上\r\n年3个\n城市5\n个\n第";
        let folded = Folded::new(text).joined(std::iter::once(Span { start: 0, end: text.len() }));
        assert_eq!(folded.slice(0, folded.len()).iter().collect::<String>(), "由上年3个城市5\n个第");
        let words = |from, to| text.get(folded.span(from, to).start..folded.span(from, to).end);
        let wanted = ["由上", "上\r\n年", "3个", "3个\n城市"].map(Some);
        assert_eq!([words(0, 2), words(1, 3), words(3, 5), words(3, 7)], wanted);
        assert_eq!(folded.index(text.find('城').unwrap_or_default()), 5);
    }
}
