//! Words that hold a numeral character: some are passed over, some told as what they are.
//!
//! A new word is an entry in one of the tables; longer words win over shorter ones.

use std::sync::OnceLock;

use super::digits::{big_scale, digit, small_scale};
use super::{Role, Step};
use crate::report::{Folded, Index};

/// No reader sees a number in these.
const SILENT: &str = "一下 一下子 一世 一丝 一丝不苟 一个劲 一举 一举一动 一举两得 一举多得 一五一十 一些 一代 一会 一会儿 \
    一体 一元化 一元论 一共 一再 一刀切 一分一秒 一分为二 一切 一则 一到 一刹那 一刻 一去 一反 一发 一变 一口气 一同 一向 一听 \
    一味 一哄而 一国之 一塌糊涂 一天到晚 一头 一如既往 一孔之见 一定 一家之言 一家人 一己 一帆风顺 一带 一席之地 一席话 \
    一年到头 一年四季 一并 一应 一度 一往无前 一律 一心 一心一意 一总 一想 一意 一成不变 一手 一扫而 一技之长 一把 一把手 \
    一把抓 一拥而 一揽子 一改 一斑 一方面 一旁 一族 一无 一日千里 一旦 一早 一时 一时间 一来 一来二去 一样 一概 一气 一氧 一汽 \
    一流 一潭死水 一点一滴 一点也 一点儿 一点都 一片 一生 一目了然 一直 一看 一瞬 一神 一窝蜂 一等 一系 一纸空文 一线 一经 \
    一经查实 一统 一网打尽 一而再 一股脑 一脉相承 一致 一致性 一般 一草一木 一落千丈 一行 一衣带水 一视同仁 一触即发 一言一行 \
    一说 一诺千金 一贯 一起 一跃 一路 一蹴而就 一身 一边 一连 一道 一针见血 一锤定音 一门心思 一阵 一隅 一面 一马当先 一鸣惊人 \
    一齐 七一 七上八下 七台河 七嘴八舌 七夕 七律 七情 七手八脚 万一 万事 万众一心 万分感 万古 万国 万宁 万家 万岁 万州 万户 \
    万无一失 万水千山 万物 万科 万紫千红 万象 万里 万里长 万里长城 万难 三三两两 三九 三九天 三亚 三令五申 三伏 三元桥 三八线 \
    三军 三国演义 三峡 三峡工程 三心二意 三明 三明治 三星 三毛 三沙 三番五次 三维 三联 三菱 三角 三角洲 三轮 三轮车 三门峡 \
    不一 不三不四 专一 丢三落四 两侧 两口子 两岸 两性 两手抓 两旁 两极 两栖 两端 两翼 两难 两面 举一反三 之一 九三学社 九九 \
    九寨 九州 九死一生 九江 九泉 九牛一毛 九霄 九龙 乱七八糟 二人转 二元 二手 二把手 二流 二维 二老 二胡 二话 二连浩特 二郎 \
    五光十色 五四 五官 五岳 五彩 五指 五星 五湖 五湖四海 五脏 五脏六腑 五花八门 五行 五谷 五金 五颜六色 亿万 他俩 们俩 伎俩 \
    你俩 八一 八仙 八卦 八字 八方 八路军 八达岭 八面 六一 六合 六安 六朝 六盘水 六神 六腑 再三 凋零 划一 初一 十万火急 \
    十之八九 十全十美 十分 十堰 十字 十拿九稳 十有八九 十足 千万别 千军万马 千千 千千万万 千变万化 千古 千姿百态 千家 千家万户 \
    千山万水 千方百计 千秋 千言万语 千载 千辛万苦 半导体 半岛 半径 半数 单一 合一 合二为一 同一 周一 周三 周二 周五 周六 周四 \
    咱俩 哥俩 唯一 四书 四人帮 四分五裂 四合院 四周 四处 四季分明 四季如春 四季常青 四川 四平 四海 四肢 四舍 四通八达 四邻 \
    四野 四面 四面八方 均一 多一点 天下第一 她俩 如一 妻俩 始终一 姐俩 娘俩 小三 差一点 张三 归一 成千上万 我俩 接二连三 \
    数一数二 早一点 星期一 星期三 星期二 星期五 星期六 星期四 有一点 朝三暮四 李四 爷俩 独一无二 王五 百分点 百姓 百家争鸣 \
    百年大计 百思 百感 百折不挠 百科 百般 百色 百花齐放 百货 礼拜一 第一夫人 第一手 第一时间 第一线 红十字 统一 老三 老二 老四 \
    表里如一 逐一 零陵 飘零";

/// Terms in which a reader sees the number, and none of the report's figures.
const OTHERS: &str = "一体化 一审 一次性 一站式 一系列 一网通办 一般事故 一般债券 一般债务 一般公共服务 一般公共预算 一般工业 \
    一般干部 一般性 一般诉讼 一般贸易 三级联动 下一步 二审 四级联动 四舍五入 归零 每一步 清零 近一步 进一步 零件 零售 零容忍 \
    零报告 零散 零星 零组件 零距离 零部件";

/// Names that are made with a number.
const NAMES: &str = "一中全会 一企一策 一卡通 一厂一策 一国两制 一带一路 一户一策 一户一表 一村一品 一氧化 一河一策 七一 \
    七中全会 万人计划 万企 三严三实 三个代表 三中全会 三八 三公经费 三农 三北 三区三线 三品一标 三支一扶 三新 三无 三次产业 \
    三氧化 三氯 三江源 三甲苯 三线一单 三违 三重一大 两不愁三保障 两个一百年 两个确立 两个维护 两会 两免一补 两新 两违 两高 \
    九年一贯制 九年义务教育 二中全会 二十大 二噁 二氧化 二氯 二甲基 二甲苯 二硫化 五一 五中全会 五保 五氧化 五险一金 八一 \
    八项规定 六一 六中全会 十一届 十一黄金周 十三五 十九大 十二五 十二年一贯制 十五五 十八大 十四五 千人计划 千企 双一流 \
    四上企业 四不两直 四个全面 四个意识 四个自信 四中全会 四好农村路 四氧化 四氯 放管服 百人计划 百企 第一产业 第三产业 \
    第二产业";

#[derive(Debug)]
struct Entry {
    /// How many characters stand before the numeral.
    offset: usize,
    words: &'static str,
    role: Option<Role>,
}

/// Decides a number by the word that it stands in, before it is read.
pub(super) fn read(text: &Folded, at: usize) -> Option<Step> {
    let ch = text.at(at);
    if ch.is_ascii() {
        return None;
    }
    let (last, next) = (pair(text.before(at), ch), pair(ch, text.at(at + 1)));
    let near = index().of(last).chain(index().of(next));
    let fits = |entry: &&Entry| at >= entry.offset && text.is_at(at - entry.offset, entry.words);
    let entry = near.filter(fits).max_by_key(|entry| entry.words.len())?;
    let end = at - entry.offset + entry.words.chars().count();
    Some(match entry.role {
        Some(role) => {
            let value = entry.words.chars().skip(entry.offset).find_map(digit);
            Step::found(text, role, at, end, value.map_or(0, i64::from))
        }
        None => Step::Past(end),
    })
}

/// Every word by each of its numerals with the character after it, or before it where it is the last.
fn index() -> &'static Index<Entry> {
    static INDEX: OnceLock<Index<Entry>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let tables = [(SILENT, None), (OTHERS, Some(Role::Other)), (NAMES, Some(Role::Name))];
        let words =
            tables.iter().flat_map(|(table, role)| table.split_ascii_whitespace().map(move |words| (words, *role)));
        let entries = words.flat_map(|(words, role)| {
            let numerals = words.chars().enumerate().filter(|(_, ch)| is_numeral(*ch));
            numerals.map(move |(offset, _)| Entry { offset, words, role })
        });
        Index::new(entries.collect(), |entry| {
            let last_pair = entry.words.chars().count().saturating_sub(2);
            let mut chars = entry.words.chars().skip(entry.offset.min(last_pair));
            pair(chars.next().unwrap_or_default(), chars.next().unwrap_or_default())
        })
    })
}

/// What an index finds two neighbours by.
fn pair(first: char, second: char) -> u32 {
    u32::from(first).wrapping_mul(31).wrapping_add(second.into())
}

fn is_numeral(ch: char) -> bool {
    digit(ch).is_some() || small_scale(ch).is_some() || big_scale(ch).is_some() || matches!(ch, '半' | '双' | '第')
}
