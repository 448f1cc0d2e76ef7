//! Words that hold a numeral character: some are passed over, some told as what they are.
//!
//! A new word is an entry in one of the tables; longer words win over shorter ones.

use std::sync::OnceLock;

use super::digits::{big_scale, digit, small_scale};
use super::{Role, Step};
use crate::report::{Folded, Index};

/// No reader sees a number in these.
const SILENT: &str = "统一 唯一 同一 单一 专一 万一 之一 逐一 不一 如一 归一 一致 一般 一直 一定 一些 一样 一切 一旦 一律 一时 一起 一边 一面 一道 一路 一再 \
    一同 一体 一贯 一度 一概 一共 一并 一向 一经 一举 一流 一线 一带 一手 一方面 一会 一味 一旁 一心 一来 一阵 一下 一气 一口气 一连 一齐 一早 一生 \
    一身 一汽 一把手 一揽子 一刀切 一把 第一线 周一 周二 周三 周四 周五 周六 星期一 星期二 星期三 星期四 星期五 星期六 礼拜一 一家人 一行 一头 一片 一代 \
    四川 四平 四周 四处 四季如春 四季常青 四季分明 四肢 三亚 三明 三门峡 三峡 三沙 三星 再三 张三 李四 王五 不三不四 六安 六盘水 七台河 八达岭 九江 九寨 十堰 十分 十足 \
    百姓 百货 百色 千万别 千方百计 万州 万宁 万科 万象 万里长 万物 万岁 两岸 两侧 两端 两旁 两翼 五金 五星 五指 半数 五官 六合 五彩 八卦 三角 三轮 \
    三明治 四合院 四面八方 五花八门 七上八下 九牛一毛 三番五次 乱七八糟 一五一十 三三两两 千千万万 九九 二流 二手 二维 三维 半岛 半径 半导体 零陵 凋零 飘零 \
    三联 三菱 三元桥 三令五申 一丝不苟 一如既往 一脉相承 一往无前 一目了然 一举一动 一言一行 一点一滴 一草一木 万无一失 万众一心 一心一意 独一无二 数一数二 百折不挠 \
    百年大计 百花齐放 百家争鸣 千家万户 千千 千秋 千载 成千上万 千古 五湖四海 四通八达 三心二意 举一反三 接二连三 一而再 丢三落四 朝三暮四 九霄 十之八九 十有八九 他俩 她俩 咱俩 我俩 你俩 们俩 哥俩 姐俩 爷俩 娘俩 妻俩 伎俩 十字 八字 二胡 \
    六神 七夕 三伏 三九 三国演义 五行 五谷 五脏 六腑 七情 八仙 二郎 三毛 一分为二 合二为一 二元 一元化 一元论 多一点 早一点 有一点 差一点 一经查实 老三 老二 老四 小三 一时间 一下子 一会儿 一则 一帆风顺 一世 一刻 一瞬 一早 一等 一技之长 一网打尽 一应 一触即发 一统 \
    一无 一改 一反 一跃 一变 一看 一听 一想 一到 一来 一去 一说 一经 一概 一总 一发 一来二去 一席之地 一席话 一落千丈 一蹴而就 一针见血 一鸣惊人 一视同仁 一窝蜂 一塌糊涂 一股脑 一把抓 \
    划一 合一 均一 初一 始终一 表里如一 天下第一 一衣带水 一马当先 一丝 一律 一刹那 一年四季 一年到头 一天到晚 一成不变 一分一秒 一日千里 一潭死水 一纸空文 一孔之见 一己 一隅 一斑 \
    一举多得 一举两得 一哄而 一拥而 一扫而 一锤定音 一诺千金 一意 一门心思 一家之言 一国之 一点也 一点都 一点儿 一个劲 第一手 第一夫人 第一时间 一系 一族 一神 一致性 一氧 二话 \
    五颜六色 五光十色 四分五裂 四舍 七嘴八舌 七手八脚 八方 八面 九死一生 十全十美 十万火急 十拿九稳 百科 百分点 百感 百般 百思 千姿百态 千变万化 千辛万苦 千山万水 千军万马 千家 千言万语 \
    万紫千红 万水千山 万家 万户 万里 万分感 万事 万难 万国 万古 万里长城 亿万 红十字 三角洲 三轮车 三军 三峡工程 三九天 三八线 六一 两手抓 两口子 两栖 两性 两极 两面 两难 二把手 \
    二老 二连浩特 二人转 四书 四海 四邻 四野 四面 四人帮 五湖 五脏六腑 五岳 五四 六朝 七律 七一 八一 八路军 九泉 九州 九龙 九三学社";

/// Terms in which a reader sees the number, and none of the report's figures.
const OTHERS: &str = "进一步 下一步 近一步 每一步 一系列 一般公共预算 一般公共服务 一般债务 一般债券 一般贸易 一般干部 一般性 一般诉讼 一般工业 一般事故 零售 零星 零组件 零部件 零件 零散 \
    一审 二审 一体化 一次性 一站式 一网通办 清零 归零 零容忍 零距离 零报告 四舍五入 三级联动 四级联动";

/// Names that are made with a number.
const NAMES: &str = "第一产业 第二产业 第三产业 三次产业 八项规定 一带一路 一国两制 四个意识 四个自信 四个全面 两个维护 两个确立 三个代表 两个一百年 四上企业 三公经费 三农 \
    五保 两会 两高 三严三实 九年义务教育 九年一贯制 十二年一贯制 二十大 十九大 十八大 十四五 十三五 十二五 十五五 三北 三江源 三新 两新 双一流 五险一金 两不愁三保障 两免一补 \
    一户一表 一户一策 一企一策 一厂一策 一河一策 一村一品 三重一大 放管服 三支一扶 四好农村路 四不两直 两违 三违 三品一标 三区三线 三线一单 万企 千企 百企 万人计划 千人计划 百人计划 \
    二氧化 一氧化 三氧化 四氧化 五氧化 二硫化 三氯 四氯 二氯 二甲苯 二甲基 三甲苯 二噁 三无 一卡通 五一 十一黄金周 三八 六一 七一 八一 十一届 三中全会 四中全会 五中全会 六中全会 七中全会 二中全会 一中全会";

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
            Step::found(text, role, at, end, value.map_or(0, i128::from))
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
