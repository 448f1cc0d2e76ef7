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
#[rustfmt::skip]
const TRADITIONAL: &[(char, char)] = &[
    ('丟', '丢'), ('並', '并'), ('亂', '乱'), ('亞', '亚'), ('佇', '伫'), ('佈', '布'), ('佔', '占'), ('併', '并'), ('來', '来'), ('侖', '仑'), ('倉', '仓'), ('個', '个'), ('倫', '伦'), ('側', '侧'),
    ('偵', '侦'), ('傑', '杰'), ('傘', '伞'), ('備', '备'), ('傳', '传'), ('債', '债'), ('傷', '伤'), ('僅', '仅'), ('僱', '雇'), ('價', '价'), ('儀', '仪'), ('億', '亿'), ('儘', '尽'), ('償', '偿'),
    ('優', '优'), ('儲', '储'), ('兌', '兑'), ('兒', '儿'), ('兩', '两'), ('冊', '册'), ('凈', '净'), ('凍', '冻'), ('凱', '凯'), ('別', '别'), ('則', '则'), ('剛', '刚'), ('創', '创'), ('劃', '划'),
    ('劇', '剧'), ('劑', '剂'), ('劵', '券'), ('勁', '劲'), ('動', '动'), ('務', '务'), ('勝', '胜'), ('勞', '劳'), ('勢', '势'), ('勳', '勋'), ('勵', '励'), ('勸', '劝'), ('匯', '汇'), ('匱', '匮'),
    ('區', '区'), ('協', '协'), ('厲', '厉'), ('參', '参'), ('叢', '丛'), ('吳', '吴'), ('吿', '告'), ('呂', '吕'), ('員', '员'), ('問', '问'), ('啟', '启'), ('喪', '丧'), ('喬', '乔'), ('單', '单'),
    ('嘆', '叹'), ('嘗', '尝'), ('嘩', '哗'), ('噚', '浔'), ('噸', '吨'), ('嚮', '向'), ('嚴', '严'), ('國', '国'), ('圍', '围'), ('圓', '圆'), ('圖', '图'), ('團', '团'), ('執', '执'), ('堅', '坚'),
    ('報', '报'), ('場', '场'), ('塊', '块'), ('塗', '涂'), ('塵', '尘'), ('墊', '垫'), ('墜', '坠'), ('墻', '墙'), ('墾', '垦'), ('壇', '坛'), ('壓', '压'), ('壘', '垒'), ('壞', '坏'), ('壽', '寿'),
    ('夠', '够'), ('夢', '梦'), ('夾', '夹'), ('奧', '奥'), ('奪', '夺'), ('奮', '奋'), ('妝', '妆'), ('婦', '妇'), ('媽', '妈'), ('嬰', '婴'), ('孫', '孙'), ('學', '学'), ('宮', '宫'), ('寢', '寝'),
    ('實', '实'), ('寧', '宁'), ('審', '审'), ('寫', '写'), ('寬', '宽'), ('寵', '宠'), ('寶', '宝'), ('將', '将'), ('專', '专'), ('尋', '寻'), ('對', '对'), ('導', '导'), ('屆', '届'), ('屍', '尸'),
    ('層', '层'), ('屬', '属'), ('岡', '冈'), ('島', '岛'), ('峽', '峡'), ('嶺', '岭'), ('巒', '峦'), ('巖', '岩'), ('師', '师'), ('帳', '帐'), ('帶', '带'), ('幀', '帧'), ('幣', '币'), ('幫', '帮'),
    ('幹', '干'), ('幾', '几'), ('庫', '库'), ('廟', '庙'), ('廠', '厂'), ('廢', '废'), ('廣', '广'), ('廬', '庐'), ('廳', '厅'), ('張', '张'), ('強', '强'), ('彈', '弹'), ('彌', '弥'), ('彎', '弯'),
    ('彙', '汇'), ('後', '后'), ('徑', '径'), ('從', '从'), ('復', '复'), ('徬', '彷'), ('徵', '征'), ('徹', '彻'), ('恆', '恒'), ('恥', '耻'), ('悶', '闷'), ('惡', '恶'), ('愛', '爱'), ('態', '态'),
    ('慘', '惨'), ('慣', '惯'), ('慮', '虑'), ('慶', '庆'), ('憂', '忧'), ('憑', '凭'), ('憲', '宪'), ('應', '应'), ('懲', '惩'), ('懷', '怀'), ('懸', '悬'), ('戀', '恋'), ('戰', '战'), ('戲', '戏'),
    ('戶', '户'), ('拋', '抛'), ('拚', '拼'), ('挾', '挟'), ('捨', '舍'), ('捲', '卷'), ('掃', '扫'), ('掛', '挂'), ('採', '采'), ('揀', '拣'), ('換', '换'), ('揮', '挥'), ('損', '损'), ('搶', '抢'),
    ('摯', '挚'), ('撥', '拨'), ('撲', '扑'), ('擁', '拥'), ('擇', '择'), ('擊', '击'), ('擋', '挡'), ('擔', '担'), ('據', '据'), ('擬', '拟'), ('擴', '扩'), ('擾', '扰'), ('攔', '拦'), ('攜', '携'),
    ('攝', '摄'), ('攤', '摊'), ('敗', '败'), ('敘', '叙'), ('敵', '敌'), ('數', '数'), ('斃', '毙'), ('斷', '断'), ('於', '于'), ('昇', '升'), ('時', '时'), ('晉', '晋'), ('晝', '昼'), ('暫', '暂'),
    ('曆', '历'), ('曉', '晓'), ('曠', '旷'), ('書', '书'), ('會', '会'), ('東', '东'), ('枱', '台'), ('柵', '栅'), ('條', '条'), ('棄', '弃'), ('棗', '枣'), ('棟', '栋'), ('楊', '杨'), ('楓', '枫'),
    ('業', '业'), ('極', '极'), ('榮', '荣'), ('構', '构'), ('樁', '桩'), ('樂', '乐'), ('樓', '楼'), ('標', '标'), ('樞', '枢'), ('樣', '样'), ('橋', '桥'), ('機', '机'), ('橫', '横'), ('檔', '档'),
    ('檢', '检'), ('檯', '台'), ('檻', '槛'), ('欄', '栏'), ('權', '权'), ('欽', '钦'), ('歐', '欧'), ('歡', '欢'), ('歲', '岁'), ('歷', '历'), ('歸', '归'), ('殘', '残'), ('殯', '殡'), ('殺', '杀'),
    ('殼', '壳'), ('毀', '毁'), ('氣', '气'), ('氫', '氢'), ('氬', '氩'), ('汙', '污'), ('決', '决'), ('沒', '没'), ('沖', '冲'), ('況', '况'), ('洩', '泄'), ('涼', '凉'), ('淚', '泪'), ('淨', '净'),
    ('淺', '浅'), ('減', '减'), ('測', '测'), ('湊', '凑'), ('湯', '汤'), ('準', '准'), ('溝', '沟'), ('溫', '温'), ('滅', '灭'), ('滙', '汇'), ('滯', '滞'), ('滲', '渗'), ('滾', '滚'), ('滿', '满'),
    ('漁', '渔'), ('漬', '渍'), ('漲', '涨'), ('漸', '渐'), ('潔', '洁'), ('潛', '潜'), ('潤', '润'), ('澆', '浇'), ('澤', '泽'), ('濃', '浓'), ('濕', '湿'), ('濟', '济'), ('濱', '滨'), ('瀏', '浏'),
    ('瀕', '濒'), ('瀝', '沥'), ('灘', '滩'), ('灣', '湾'), ('災', '灾'), ('為', '为'), ('烏', '乌'), ('無', '无'), ('煉', '炼'), ('煙', '烟'), ('煥', '焕'), ('煩', '烦'), ('熱', '热'), ('燈', '灯'),
    ('燒', '烧'), ('營', '营'), ('爐', '炉'), ('爛', '烂'), ('爭', '争'), ('爾', '尔'), ('牆', '墙'), ('牽', '牵'), ('犧', '牺'), ('狀', '状'), ('狹', '狭'), ('獄', '狱'), ('獅', '狮'), ('獎', '奖'),
    ('獨', '独'), ('獲', '获'), ('獵', '猎'), ('獻', '献'), ('瑪', '玛'), ('環', '环'), ('瓊', '琼'), ('甌', '瓯'), ('產', '产'), ('畝', '亩'), ('畢', '毕'), ('畫', '画'), ('異', '异'), ('當', '当'),
    ('疇', '畴'), ('疊', '叠'), ('瘋', '疯'), ('療', '疗'), ('癢', '痒'), ('發', '发'), ('皺', '皱'), ('盜', '盗'), ('盡', '尽'), ('監', '监'), ('盤', '盘'), ('盧', '卢'), ('眾', '众'), ('睏', '困'),
    ('瞞', '瞒'), ('矯', '矫'), ('砲', '炮'), ('碩', '硕'), ('確', '确'), ('碼', '码'), ('磚', '砖'), ('礎', '础'), ('礦', '矿'), ('祿', '禄'), ('禍', '祸'), ('禦', '御'), ('禮', '礼'), ('稅', '税'),
    ('稈', '秆'), ('種', '种'), ('稱', '称'), ('穀', '谷'), ('穌', '稣'), ('積', '积'), ('穩', '稳'), ('窩', '窝'), ('窮', '穷'), ('竄', '窜'), ('竊', '窃'), ('競', '竞'), ('筆', '笔'), ('箏', '筝'),
    ('節', '节'), ('範', '范'), ('築', '筑'), ('簡', '简'), ('簽', '签'), ('籃', '篮'), ('籌', '筹'), ('籤', '签'), ('粵', '粤'), ('糧', '粮'), ('糾', '纠'), ('紀', '纪'), ('約', '约'), ('紅', '红'),
    ('紋', '纹'), ('納', '纳'), ('紐', '纽'), ('純', '纯'), ('紙', '纸'), ('級', '级'), ('紛', '纷'), ('紡', '纺'), ('紮', '扎'), ('細', '细'), ('紹', '绍'), ('終', '终'), ('組', '组'), ('結', '结'),
    ('絕', '绝'), ('絡', '络'), ('給', '给'), ('絨', '绒'), ('統', '统'), ('絲', '丝'), ('經', '经'), ('綜', '综'), ('綠', '绿'), ('維', '维'), ('綱', '纲'), ('綿', '绵'), ('緊', '紧'), ('緒', '绪'),
    ('線', '线'), ('緝', '缉'), ('編', '编'), ('緩', '缓'), ('練', '练'), ('縣', '县'), ('縮', '缩'), ('縱', '纵'), ('總', '总'), ('績', '绩'), ('織', '织'), ('繞', '绕'), ('繩', '绳'), ('繪', '绘'),
    ('繳', '缴'), ('繼', '继'), ('續', '续'), ('罰', '罚'), ('罵', '骂'), ('罷', '罢'), ('羅', '罗'), ('羥', '羟'), ('習', '习'), ('聖', '圣'), ('聞', '闻'), ('聯', '联'), ('聲', '声'), ('聳', '耸'),
    ('聶', '聂'), ('職', '职'), ('聽', '听'), ('肅', '肃'), ('脅', '胁'), ('脫', '脱'), ('脹', '胀'), ('腦', '脑'), ('腫', '肿'), ('腳', '脚'), ('膚', '肤'), ('膠', '胶'), ('膽', '胆'), ('臘', '腊'),
    ('臟', '脏'), ('臨', '临'), ('臺', '台'), ('與', '与'), ('興', '兴'), ('舉', '举'), ('舊', '旧'), ('艙', '舱'), ('艦', '舰'), ('艱', '艰'), ('艷', '艳'), ('莊', '庄'), ('華', '华'), ('萬', '万'),
    ('葉', '叶'), ('蒞', '莅'), ('蓋', '盖'), ('蓮', '莲'), ('蔣', '蒋'), ('蔭', '荫'), ('蕩', '荡'), ('薦', '荐'), ('藍', '蓝'), ('藝', '艺'), ('藥', '药'), ('蘇', '苏'), ('蘊', '蕴'), ('蘋', '苹'),
    ('蘭', '兰'), ('處', '处'), ('虛', '虚'), ('號', '号'), ('虧', '亏'), ('蝦', '虾'), ('螢', '萤'), ('蟲', '虫'), ('蠶', '蚕'), ('衆', '众'), ('術', '术'), ('衛', '卫'), ('衝', '冲'), ('衞', '卫'),
    ('裏', '里'), ('補', '补'), ('裝', '装'), ('裡', '里'), ('製', '制'), ('複', '复'), ('褲', '裤'), ('襯', '衬'), ('襲', '袭'), ('見', '见'), ('規', '规'), ('視', '视'), ('親', '亲'), ('覺', '觉'),
    ('覽', '览'), ('觀', '观'), ('觸', '触'), ('訂', '订'), ('計', '计'), ('訊', '讯'), ('託', '托'), ('訪', '访'), ('設', '设'), ('許', '许'), ('訴', '诉'), ('診', '诊'), ('証', '证'), ('詐', '诈'),
    ('評', '评'), ('詞', '词'), ('詢', '询'), ('試', '试'), ('詩', '诗'), ('話', '话'), ('該', '该'), ('誌', '志'), ('認', '认'), ('誘', '诱'), ('語', '语'), ('誠', '诚'), ('誤', '误'), ('說', '说'),
    ('課', '课'), ('調', '调'), ('談', '谈'), ('請', '请'), ('諒', '谅'), ('論', '论'), ('諜', '谍'), ('諮', '咨'), ('諸', '诸'), ('諾', '诺'), ('謀', '谋'), ('謂', '谓'), ('講', '讲'), ('謝', '谢'),
    ('謹', '谨'), ('證', '证'), ('譯', '译'), ('議', '议'), ('護', '护'), ('譽', '誉'), ('讀', '读'), ('變', '变'), ('讓', '让'), ('讚', '赞'), ('豐', '丰'), ('豬', '猪'), ('負', '负'), ('財', '财'),
    ('貢', '贡'), ('貧', '贫'), ('貨', '货'), ('販', '贩'), ('貪', '贪'), ('貫', '贯'), ('責', '责'), ('貳', '贰'), ('貴', '贵'), ('買', '买'), ('貸', '贷'), ('費', '费'), ('貿', '贸'), ('賀', '贺'),
    ('賃', '赁'), ('賄', '贿'), ('資', '资'), ('賊', '贼'), ('賓', '宾'), ('賞', '赏'), ('賠', '赔'), ('賢', '贤'), ('賣', '卖'), ('質', '质'), ('賬', '账'), ('賭', '赌'), ('賴', '赖'), ('賺', '赚'),
    ('購', '购'), ('賽', '赛'), ('贈', '赠'), ('贊', '赞'), ('贏', '赢'), ('贓', '赃'), ('贖', '赎'), ('趕', '赶'), ('趙', '赵'), ('趨', '趋'), ('跡', '迹'), ('踐', '践'), ('蹤', '踪'), ('躉', '趸'),
    ('躍', '跃'), ('車', '车'), ('軌', '轨'), ('軍', '军'), ('軟', '软'), ('較', '较'), ('載', '载'), ('輔', '辅'), ('輕', '轻'), ('輛', '辆'), ('輝', '辉'), ('輪', '轮'), ('輯', '辑'), ('輸', '输'),
    ('轄', '辖'), ('轉', '转'), ('轟', '轰'), ('辦', '办'), ('辭', '辞'), ('辯', '辩'), ('農', '农'), ('迴', '回'), ('逕', '径'), ('連', '连'), ('週', '周'), ('進', '进'), ('遊', '游'), ('運', '运'),
    ('過', '过'), ('達', '达'), ('違', '违'), ('遜', '逊'), ('遞', '递'), ('遠', '远'), ('適', '适'), ('遲', '迟'), ('遷', '迁'), ('選', '选'), ('遺', '遗'), ('邁', '迈'), ('還', '还'), ('邊', '边'),
    ('邏', '逻'), ('郵', '邮'), ('鄉', '乡'), ('鄧', '邓'), ('鄭', '郑'), ('鄰', '邻'), ('醜', '丑'), ('醞', '酝'), ('醫', '医'), ('釀', '酿'), ('釋', '释'), ('釐', '厘'), ('針', '针'), ('鈔', '钞'),
    ('鈞', '钧'), ('鈷', '钴'), ('鉛', '铅'), ('銀', '银'), ('銅', '铜'), ('銜', '衔'), ('銭', '钱'), ('銳', '锐'), ('銷', '销'), ('鋁', '铝'), ('鋅', '锌'), ('鋒', '锋'), ('鋪', '铺'), ('鋰', '锂'),
    ('鋼', '钢'), ('錄', '录'), ('錘', '锤'), ('錢', '钱'), ('錦', '锦'), ('錫', '锡'), ('錯', '错'), ('錶', '表'), ('鍊', '炼'), ('鍋', '锅'), ('鍛', '锻'), ('鍵', '键'), ('鍾', '钟'), ('鎊', '镑'),
    ('鎖', '锁'), ('鎮', '镇'), ('鎳', '镍'), ('鏈', '链'), ('鐘', '钟'), ('鐵', '铁'), ('鑄', '铸'), ('鑑', '鉴'), ('鑒', '鉴'), ('鑽', '钻'), ('長', '长'), ('門', '门'), ('閃', '闪'), ('閉', '闭'),
    ('開', '开'), ('閒', '闲'), ('間', '间'), ('閘', '闸'), ('閣', '阁'), ('閥', '阀'), ('閩', '闽'), ('閱', '阅'), ('闊', '阔'), ('關', '关'), ('闡', '阐'), ('闢', '辟'), ('陣', '阵'), ('陰', '阴'),
    ('陳', '陈'), ('陸', '陆'), ('陽', '阳'), ('隊', '队'), ('階', '阶'), ('際', '际'), ('隨', '随'), ('險', '险'), ('隱', '隐'), ('隸', '隶'), ('隻', '只'), ('雖', '虽'), ('雙', '双'), ('雜', '杂'),
    ('雞', '鸡'), ('離', '离'), ('難', '难'), ('雲', '云'), ('電', '电'), ('霧', '雾'), ('靈', '灵'), ('靜', '静'), ('鞏', '巩'), ('韋', '韦'), ('韌', '韧'), ('韓', '韩'), ('響', '响'), ('頁', '页'),
    ('頂', '顶'), ('項', '项'), ('順', '顺'), ('須', '须'), ('預', '预'), ('頒', '颁'), ('頓', '顿'), ('頗', '颇'), ('領', '领'), ('頭', '头'), ('頸', '颈'), ('頻', '频'), ('顆', '颗'), ('題', '题'),
    ('額', '额'), ('顏', '颜'), ('願', '愿'), ('顛', '颠'), ('類', '类'), ('顧', '顾'), ('顯', '显'), ('風', '风'), ('飛', '飞'), ('飯', '饭'), ('飲', '饮'), ('飼', '饲'), ('飽', '饱'), ('餅', '饼'),
    ('養', '养'), ('餘', '余'), ('館', '馆'), ('馬', '马'), ('馳', '驰'), ('駁', '驳'), ('駐', '驻'), ('駕', '驾'), ('駛', '驶'), ('騎', '骑'), ('騙', '骗'), ('騰', '腾'), ('驅', '驱'), ('驗', '验'),
    ('驚', '惊'), ('驛', '驿'), ('驟', '骤'), ('體', '体'), ('髮', '发'), ('鬆', '松'), ('鬥', '斗'), ('鬧', '闹'), ('鬱', '郁'), ('魚', '鱼'), ('魯', '鲁'), ('鮮', '鲜'), ('鯨', '鲸'), ('鳥', '鸟'),
    ('鳳', '凤'), ('鴨', '鸭'), ('鴻', '鸿'), ('鷹', '鹰'), ('鹹', '咸'), ('鹼', '碱'), ('鹽', '盐'), ('麗', '丽'), ('麥', '麦'), ('麵', '面'), ('黃', '黄'), ('點', '点'), ('黨', '党'), ('齊', '齐'),
    ('齒', '齿'), ('齡', '龄'), ('龍', '龙'), ('龐', '庞'), ('龜', '龟'),
];

/// A bit for each character from U+4E00, set where the table has it: most characters need no search.
static LISTED: LazyLock<[u64; 0x148]> = LazyLock::new(|| {
    let mut listed = [0; 0x148];
    for (from, _) in TRADITIONAL {
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
        '\u{4E00}'..='\u{9FFF}' if is_listed(ch) => TRADITIONAL
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
