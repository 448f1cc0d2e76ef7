//! Full-width and Traditional forms folded for matching, positions kept.
//!
//! One character in, one character out: index `i` of the folded text is the `i`th character of the text as given,
//! so a rule that matched on folded characters can always name the bytes it came from.

use super::Span;

/// A text as single characters, folded, with the byte each one begins at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    chars: Vec<char>,
    bytes: Vec<u32>,
}

impl Folded {
    /// Folds a text. Texts are limited to 4 GiB by the positions' width; the doors refuse far smaller ones.
    #[must_use]
    pub fn new(text: &str) -> Folded {
        let mut folded =
            Folded { chars: Vec::with_capacity(text.len() / 2), bytes: Vec::with_capacity(text.len() / 2 + 1) };
        for (at, ch) in text.char_indices() {
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
    pub fn at(&self, index: usize) -> char {
        self.chars.get(index).copied().unwrap_or('\0')
    }

    /// The folded character before an index; NUL at the start.
    #[must_use]
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
    pub fn is_at(&self, index: usize, words: &str) -> bool {
        words.chars().enumerate().all(|(n, ch)| self.at(index + n) == ch)
    }

    /// Whether these words stand right before an index.
    #[must_use]
    pub fn is_before(&self, index: usize, words: &str) -> bool {
        index.checked_sub(words.chars().count()).is_some_and(|from| self.is_at(from, words))
    }

    /// Whether the character as given was a full-width form of an ASCII one.
    #[must_use]
    pub fn is_wide(&self, index: usize) -> bool {
        self.at(index).is_ascii() && self.byte(index + 1) - self.byte(index) == 3
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
        Span { start: self.byte(from), end: self.byte(to) }
    }
}

/// Traditional characters that numerals, units and the words around them are written with, each before its Simplified form.
/// Sorted by the Traditional one.
#[rustfmt::skip]
const TRADITIONAL: &[(char, char)] = &[
    ('丟', '丢'), ('並', '并'), ('乾', '干'), ('亂', '乱'), ('亞', '亚'), ('佈', '布'), ('佔', '占'), ('併', '并'), ('來', '来'), ('侖', '仑'), ('倉', '仓'), ('個', '个'),
    ('倫', '伦'), ('備', '备'), ('傳', '传'), ('債', '债'), ('傷', '伤'), ('價', '价'), ('億', '亿'), ('儘', '尽'), ('優', '优'), ('儲', '储'), ('兒', '儿'), ('兩', '两'),
    ('冊', '册'), ('凍', '冻'), ('別', '别'), ('則', '则'), ('剛', '刚'), ('創', '创'), ('劃', '划'), ('劇', '剧'), ('動', '动'), ('務', '务'), ('勞', '劳'), ('勢', '势'),
    ('勵', '励'), ('勸', '劝'), ('區', '区'), ('協', '协'), ('厲', '厉'), ('參', '参'), ('叢', '丛'), ('吳', '吴'), ('員', '员'), ('問', '问'), ('啟', '启'), ('喪', '丧'),
    ('喬', '乔'), ('單', '单'), ('嘆', '叹'), ('噚', '浔'), ('噸', '吨'), ('嚴', '严'), ('國', '国'), ('圍', '围'), ('圓', '圆'), ('圖', '图'), ('團', '团'), ('執', '执'),
    ('堅', '坚'), ('報', '报'), ('場', '场'), ('塊', '块'), ('墊', '垫'), ('墜', '坠'), ('壓', '压'), ('壞', '坏'), ('夠', '够'), ('夾', '夹'), ('奪', '夺'), ('奮', '奋'),
    ('婦', '妇'), ('學', '学'), ('實', '实'), ('寧', '宁'), ('審', '审'), ('寫', '写'), ('寬', '宽'), ('寶', '宝'), ('將', '将'), ('專', '专'), ('尋', '寻'), ('對', '对'),
    ('導', '导'), ('屆', '届'), ('層', '层'), ('屬', '属'), ('島', '岛'), ('師', '师'), ('帳', '帐'), ('帶', '带'), ('幀', '帧'), ('幣', '币'), ('幫', '帮'), ('幹', '干'),
    ('幾', '几'), ('廠', '厂'), ('廢', '废'), ('廣', '广'), ('張', '张'), ('強', '强'), ('彈', '弹'), ('彌', '弥'), ('後', '后'), ('徑', '径'), ('從', '从'), ('復', '复'),
    ('徵', '征'), ('恆', '恒'), ('惡', '恶'), ('愛', '爱'), ('態', '态'), ('慣', '惯'), ('慶', '庆'), ('應', '应'), ('戰', '战'), ('戶', '户'), ('拋', '抛'), ('捨', '舍'),
    ('掃', '扫'), ('採', '采'), ('換', '换'), ('揮', '挥'), ('損', '损'), ('撥', '拨'), ('擁', '拥'), ('擊', '击'), ('擔', '担'), ('據', '据'), ('擬', '拟'), ('擴', '扩'),
    ('攝', '摄'), ('攤', '摊'), ('敗', '败'), ('敵', '敌'), ('數', '数'), ('斷', '断'), ('於', '于'), ('昇', '升'), ('時', '时'), ('晝', '昼'), ('暫', '暂'), ('曆', '历'),
    ('書', '书'), ('會', '会'), ('東', '东'), ('條', '条'), ('棗', '枣'), ('棟', '栋'), ('楊', '杨'), ('業', '业'), ('極', '极'), ('樓', '楼'), ('標', '标'), ('樣', '样'),
    ('橋', '桥'), ('機', '机'), ('檔', '档'), ('檢', '检'), ('權', '权'), ('歐', '欧'), ('歡', '欢'), ('歲', '岁'), ('歷', '历'), ('歸', '归'), ('殺', '杀'), ('氣', '气'),
    ('氫', '氢'), ('氬', '氩'), ('決', '决'), ('沒', '没'), ('沖', '冲'), ('涼', '凉'), ('淚', '泪'), ('淨', '净'), ('淺', '浅'), ('減', '减'), ('測', '测'), ('湯', '汤'),
    ('準', '准'), ('溫', '温'), ('滯', '滞'), ('滾', '滚'), ('滿', '满'), ('漁', '渔'), ('漲', '涨'), ('漸', '渐'), ('潔', '洁'), ('潛', '潜'), ('濃', '浓'), ('濕', '湿'),
    ('濟', '济'), ('瀏', '浏'), ('瀝', '沥'), ('灣', '湾'), ('災', '灾'), ('為', '为'), ('無', '无'), ('熱', '热'), ('燈', '灯'), ('營', '营'), ('爭', '争'), ('爾', '尔'),
    ('牆', '墙'), ('狀', '状'), ('獎', '奖'), ('獲', '获'), ('環', '环'), ('產', '产'), ('畝', '亩'), ('畢', '毕'), ('畫', '画'), ('異', '异'), ('當', '当'), ('疊', '叠'),
    ('療', '疗'), ('發', '发'), ('盡', '尽'), ('監', '监'), ('盤', '盘'), ('眾', '众'), ('確', '确'), ('碼', '码'), ('磚', '砖'), ('礦', '矿'), ('禮', '礼'), ('稅', '税'),
    ('種', '种'), ('稱', '称'), ('穀', '谷'), ('積', '积'), ('穩', '稳'), ('窮', '穷'), ('筆', '笔'), ('節', '节'), ('範', '范'), ('築', '筑'), ('簡', '简'), ('糧', '粮'),
    ('紀', '纪'), ('約', '约'), ('紅', '红'), ('納', '纳'), ('純', '纯'), ('紙', '纸'), ('級', '级'), ('紮', '扎'), ('細', '细'), ('終', '终'), ('組', '组'), ('結', '结'),
    ('絕', '绝'), ('給', '给'), ('統', '统'), ('絲', '丝'), ('經', '经'), ('綜', '综'), ('綠', '绿'), ('維', '维'), ('緊', '紧'), ('緒', '绪'), ('線', '线'), ('編', '编'),
    ('縣', '县'), ('縮', '缩'), ('總', '总'), ('績', '绩'), ('織', '织'), ('繼', '继'), ('續', '续'), ('罰', '罚'), ('罷', '罢'), ('羅', '罗'), ('習', '习'), ('聯', '联'),
    ('職', '职'), ('聽', '听'), ('腦', '脑'), ('臨', '临'), ('臺', '台'), ('與', '与'), ('舉', '举'), ('舊', '旧'), ('艙', '舱'), ('華', '华'), ('萬', '万'), ('藝', '艺'),
    ('蘇', '苏'), ('蘋', '苹'), ('處', '处'), ('術', '术'), ('衛', '卫'), ('裏', '里'), ('補', '补'), ('裝', '装'), ('裡', '里'), ('製', '制'), ('見', '见'), ('規', '规'),
    ('視', '视'), ('親', '亲'), ('覺', '觉'), ('覽', '览'), ('觀', '观'), ('訂', '订'), ('計', '计'), ('訪', '访'), ('設', '设'), ('許', '许'), ('評', '评'), ('詢', '询'),
    ('該', '该'), ('認', '认'), ('誤', '误'), ('說', '说'), ('課', '课'), ('調', '调'), ('請', '请'), ('論', '论'), ('證', '证'), ('議', '议'), ('護', '护'), ('變', '变'),
    ('讓', '让'), ('負', '负'), ('財', '财'), ('貧', '贫'), ('貨', '货'), ('貫', '贯'), ('責', '责'), ('貳', '贰'), ('費', '费'), ('貿', '贸'), ('資', '资'), ('賠', '赔'),
    ('賣', '卖'), ('質', '质'), ('賬', '账'), ('賴', '赖'), ('購', '购'), ('贈', '赠'), ('贏', '赢'), ('贖', '赎'), ('趨', '趋'), ('跡', '迹'), ('躍', '跃'), ('車', '车'),
    ('軌', '轨'), ('軍', '军'), ('較', '较'), ('載', '载'), ('輛', '辆'), ('輪', '轮'), ('輸', '输'), ('轉', '转'), ('辦', '办'), ('農', '农'), ('連', '连'), ('週', '周'),
    ('進', '进'), ('運', '运'), ('過', '过'), ('達', '达'), ('違', '违'), ('遞', '递'), ('遠', '远'), ('適', '适'), ('遲', '迟'), ('選', '选'), ('還', '还'), ('邊', '边'),
    ('郵', '邮'), ('鄉', '乡'), ('鄰', '邻'), ('醫', '医'), ('釋', '释'), ('釐', '厘'), ('鈷', '钴'), ('銀', '银'), ('銅', '铜'), ('銭', '钱'), ('銷', '销'), ('鋁', '铝'),
    ('鋅', '锌'), ('鋰', '锂'), ('鋼', '钢'), ('錄', '录'), ('錢', '钱'), ('錫', '锡'), ('錯', '错'), ('鍵', '键'), ('鍾', '钟'), ('鎊', '镑'), ('鎮', '镇'), ('鎳', '镍'),
    ('鏈', '链'), ('鐘', '钟'), ('鐵', '铁'), ('長', '长'), ('門', '门'), ('閉', '闭'), ('開', '开'), ('閒', '闲'), ('間', '间'), ('閣', '阁'), ('閱', '阅'), ('關', '关'),
    ('陣', '阵'), ('陰', '阴'), ('陳', '陈'), ('陸', '陆'), ('陽', '阳'), ('隊', '队'), ('階', '阶'), ('際', '际'), ('隨', '随'), ('險', '险'), ('隱', '隐'), ('隻', '只'),
    ('雙', '双'), ('雜', '杂'), ('離', '离'), ('難', '难'), ('雲', '云'), ('電', '电'), ('靜', '静'), ('韓', '韩'), ('響', '响'), ('頁', '页'), ('頂', '顶'), ('項', '项'),
    ('須', '须'), ('預', '预'), ('頓', '顿'), ('領', '领'), ('頭', '头'), ('頻', '频'), ('顆', '颗'), ('題', '题'), ('額', '额'), ('類', '类'), ('顧', '顾'), ('顯', '显'),
    ('風', '风'), ('飛', '飞'), ('飯', '饭'), ('養', '养'), ('餘', '余'), ('館', '馆'), ('馬', '马'), ('駕', '驾'), ('騎', '骑'), ('驅', '驱'), ('驗', '验'), ('驟', '骤'),
    ('體', '体'), ('髮', '发'), ('鬧', '闹'), ('魚', '鱼'), ('魯', '鲁'), ('鮮', '鲜'), ('鳥', '鸟'), ('鴨', '鸭'), ('鹼', '碱'), ('鹽', '盐'), ('麗', '丽'), ('麥', '麦'),
    ('黃', '黄'), ('點', '点'), ('齊', '齐'), ('齡', '龄'), ('龍', '龙'), ('龐', '庞'),
];

/// One character, folded: full-width ASCII to ASCII, Traditional to Simplified where our tables need it.
fn fold(ch: char) -> char {
    match ch {
        '\0'..='\u{9F}' => ch,
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(ch as u32 - 0xFEE0).unwrap_or(ch),
        '\u{3000}' | '\u{A0}' | '\u{2002}'..='\u{200A}' => ' ',
        'µ' => 'μ',
        '\u{4E00}'..='\u{9FFF}' => TRADITIONAL
            .binary_search_by_key(&ch, |row| row.0)
            .ok()
            .and_then(|at| TRADITIONAL.get(at))
            .map_or(ch, |row| row.1),
        _ => ch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        for pair in TRADITIONAL.windows(2) {
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
}
