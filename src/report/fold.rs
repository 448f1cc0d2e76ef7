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
        words.split(' ').any(|words| self.is_before(index, words))
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

/// Traditional characters that numerals, units and the words around them are written with, each before its Simplified form.
/// Sorted by the Traditional one.
const TRADITIONAL: &str = "\
    丟丢並并亂乱亞亚佇伫佈布佔占併并來来侖仑倉仓個个倫伦側侧偵侦傑杰傘伞備备傳传債债傷伤僅仅僱雇價价儀仪億亿儘尽償偿\
    優优儲储兌兑兒儿兩两冊册凈净凍冻凱凯別别則则剛刚創创劃划劇剧劑剂劵券勁劲動动務务勝胜勞劳勢势勳勋勵励勸劝匯汇匱匮\
    區区協协厲厉參参叢丛吳吴吿告呂吕員员問问啟启喪丧喬乔單单嘆叹嘗尝嘩哗噚浔噸吨嚮向嚴严國国圍围圓圆圖图團团執执堅坚\
    報报場场塊块塗涂塵尘墊垫墜坠墻墙墾垦壇坛壓压壘垒壞坏壽寿夠够夢梦夾夹奧奥奪夺奮奋妝妆婦妇媽妈嬰婴孫孙學学宮宫寢寝\
    實实寧宁審审寫写寬宽寵宠寶宝將将專专尋寻對对導导屆届屍尸層层屬属岡冈島岛峽峡嶺岭巒峦巖岩師师帳帐帶带幀帧幣币幫帮\
    幹干幾几庫库廟庙廠厂廢废廣广廬庐廳厅張张強强彈弹彌弥彎弯彙汇後后徑径從从復复徬彷徵征徹彻恆恒恥耻悶闷惡恶愛爱態态\
    慘惨慣惯慮虑慶庆憂忧憑凭憲宪應应懲惩懷怀懸悬戀恋戰战戲戏戶户拋抛拚拼挾挟捨舍捲卷掃扫掛挂採采揀拣換换揮挥損损搶抢\
    摯挚撥拨撲扑擁拥擇择擊击擋挡擔担據据擬拟擴扩擾扰攔拦攜携攝摄攤摊敗败敘叙敵敌數数斃毙斷断於于昇升時时晉晋晝昼暫暂\
    曆历曉晓曠旷書书會会東东枱台柵栅條条棄弃棗枣棟栋楊杨楓枫業业極极榮荣構构樁桩樂乐樓楼標标樞枢樣样橋桥機机橫横檔档\
    檢检檯台檻槛欄栏權权欽钦歐欧歡欢歲岁歷历歸归殘残殯殡殺杀殼壳毀毁氣气氫氢氬氩汙污決决沒没沖冲況况洩泄涼凉淚泪淨净\
    淺浅減减測测湊凑湯汤準准溝沟溫温滅灭滙汇滯滞滲渗滾滚滿满漁渔漬渍漲涨漸渐潔洁潛潜潤润澆浇澤泽濃浓濕湿濟济濱滨瀏浏\
    瀕濒瀝沥灘滩灣湾災灾為为烏乌無无煉炼煙烟煥焕煩烦熱热燈灯燒烧營营爐炉爛烂爭争爾尔牆墙牽牵犧牺狀状狹狭獄狱獅狮獎奖\
    獨独獲获獵猎獻献瑪玛環环瓊琼甌瓯產产畝亩畢毕畫画異异當当疇畴疊叠瘋疯療疗癢痒發发皺皱盜盗盡尽監监盤盘盧卢眾众睏困\
    瞞瞒矯矫砲炮碩硕確确碼码磚砖礎础礦矿祿禄禍祸禦御禮礼稅税稈秆種种稱称穀谷穌稣積积穩稳窩窝窮穷竄窜竊窃競竞筆笔箏筝\
    節节範范築筑簡简簽签籃篮籌筹籤签粵粤糧粮糾纠紀纪約约紅红紋纹納纳紐纽純纯紙纸級级紛纷紡纺紮扎細细紹绍終终組组結结\
    絕绝絡络給给絨绒統统絲丝經经綜综綠绿維维綱纲綿绵緊紧緒绪線线緝缉編编緩缓練练縣县縮缩縱纵總总績绩織织繞绕繩绳繪绘\
    繳缴繼继續续罰罚罵骂罷罢羅罗羥羟習习聖圣聞闻聯联聲声聳耸聶聂職职聽听肅肃脅胁脫脱脹胀腦脑腫肿腳脚膚肤膠胶膽胆臘腊\
    臟脏臨临臺台與与興兴舉举舊旧艙舱艦舰艱艰艷艳莊庄華华萬万葉叶蒞莅蓋盖蓮莲蔣蒋蔭荫蕩荡薦荐藍蓝藝艺藥药蘇苏蘊蕴蘋苹\
    蘭兰處处虛虚號号虧亏蝦虾螢萤蟲虫蠶蚕衆众術术衛卫衝冲衞卫裏里補补裝装裡里製制複复褲裤襯衬襲袭見见規规視视親亲覺觉\
    覽览觀观觸触訂订計计訊讯託托訪访設设許许訴诉診诊証证詐诈評评詞词詢询試试詩诗話话該该誌志認认誘诱語语誠诚誤误說说\
    課课調调談谈請请諒谅論论諜谍諮咨諸诸諾诺謀谋謂谓講讲謝谢謹谨證证譯译議议護护譽誉讀读變变讓让讚赞豐丰豬猪負负財财\
    貢贡貧贫貨货販贩貪贪貫贯責责貳贰貴贵買买貸贷費费貿贸賀贺賃赁賄贿資资賊贼賓宾賞赏賠赔賢贤賣卖質质賬账賭赌賴赖賺赚\
    購购賽赛贈赠贊赞贏赢贓赃贖赎趕赶趙赵趨趋跡迹踐践蹤踪躉趸躍跃車车軌轨軍军軟软較较載载輔辅輕轻輛辆輝辉輪轮輯辑輸输\
    轄辖轉转轟轰辦办辭辞辯辩農农迴回逕径連连週周進进遊游運运過过達达違违遜逊遞递遠远適适遲迟遷迁選选遺遗邁迈還还邊边\
    邏逻郵邮鄉乡鄧邓鄭郑鄰邻醜丑醞酝醫医釀酿釋释釐厘針针鈔钞鈞钧鈷钴鉛铅銀银銅铜銜衔銭钱銳锐銷销鋁铝鋅锌鋒锋鋪铺鋰锂\
    鋼钢錄录錘锤錢钱錦锦錫锡錯错錶表鍊炼鍋锅鍛锻鍵键鍾钟鎊镑鎖锁鎮镇鎳镍鏈链鐘钟鐵铁鑄铸鑑鉴鑒鉴鑽钻長长門门閃闪閉闭\
    開开閒闲間间閘闸閣阁閥阀閩闽閱阅闊阔關关闡阐闢辟陣阵陰阴陳陈陸陆陽阳隊队階阶際际隨随險险隱隐隸隶隻只雖虽雙双雜杂\
    雞鸡離离難难雲云電电霧雾靈灵靜静鞏巩韋韦韌韧韓韩響响頁页頂顶項项順顺須须預预頒颁頓顿頗颇領领頭头頸颈頻频顆颗題题\
    額额顏颜願愿顛颠類类顧顾顯显風风飛飞飯饭飲饮飼饲飽饱餅饼養养餘余館馆馬马馳驰駁驳駐驻駕驾駛驶騎骑騙骗騰腾驅驱驗验\
    驚惊驛驿驟骤體体髮发鬆松鬥斗鬧闹鬱郁魚鱼魯鲁鮮鲜鯨鲸鳥鸟鳳凤鴨鸭鴻鸿鷹鹰鹹咸鹼碱鹽盐麗丽麥麦麵面黃黄點点黨党齊齐\
    齒齿齡龄龍龙龐庞龜龟";

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
