//! Units: the words that stand after a numeral and say what it counts in.
//!
//! A new unit is a row in [`ROWS`], between semicolons, or a word in [`COUNTS`] where it is a classifier that stands for itself. The longest
//! word wins, also against scale words: 万千瓦 is 万 + 千瓦. Blanks inside a unit are passed over (`μ g/m 3`, `百分 点`).

use std::sync::OnceLock;

use super::digits::{digit, gap, is_han, is_scale};
use crate::report::{Folded, Index};

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// % and ‰.
    Share,
    /// 百分点.
    Points,
    /// 成 and 折: tenths, told as per cents.
    Tenths,
    /// 打: twelve.
    Dozen,
    Money,
    Time,
    /// 点, 时 of a clock.
    Clock,
    /// 倍, 番.
    Multiple,
    /// Length, mass, area, volume, power and other things that are measured.
    Measure,
    /// Things that are counted.
    Count,
}

/// A unit: its common form, empty for a classifier that stands for itself, and what it measures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) common: &'static str,
    pub(super) sort: Sort,
}

use Sort::{Clock, Count, Dozen, Measure, Money, Multiple, Points, Share, Tenths, Time};

/// Every unit that is written in more than one way or is no plain classifier: its common form and its other spellings, by blanks. A colon
/// stands after a form that is no spelling itself. In texts, since a list would bring the place and the length of each.
const ROWS: &[(Sort, &str)] = &[
    (Share, "% 个百分比; ‰"),
    (Points, "百分点 个百分点 个百分 pct; 千分点 个千分点; 基点 个基点 bp BP"),
    (Tenths, "成; 折"),
    (Dozen, "打"),
    (Multiple, "倍; 番"),
    (
        Money,
        "元 圆 块 块钱 元整 圆整 元正 圆正 元钱 人民币 元人民币 人民币元 蚊 RMB CNY; 角 毛 角钱 毛钱 毫 毫子; 分: 分钱 仙; \
        美分; 欧分; 便士; 港仙; 美元 美金 美圆 USD; 港元 港币 港圆 元港币 HKD; 欧元 EUR; 日元 日圆 日币 元日币 JPY; 英镑 GBP; \
        韩元 韩圆 韩币; 新台币 台币 元新台币 元台币; 瑞士法郎 瑞郎; 法郎; 马克; 奈拉; 泰铢 铢; 印尼盾 盾; 埃镑 埃及镑; 澳分; \
        玻利瓦尔; 卢布; 卢比; 里拉; 比索; 澳元 澳币 澳洲元 澳大利亚元; 加元 加币 加拿大元; 新元 新加坡元 新币; \
        澳门元 澳门币 葡币; 比特币 个比特币; 克朗; 先令; 第纳尔; 越南盾; 新西兰元 纽币; 林吉特 马币; 雷亚尔; 兰特; 里亚尔; \
        格里夫纳; 福林; 塔卡; 图格里克; 坚戈; 迪拉姆",
    ),
    (
        Time,
        "年 年多; 个月 个多月; 天 整天; 日; 周 个星期 星期 个周; 小时 个小时 个多小时 个钟头 钟头 h; 分钟 min; 秒 秒钟 s; \
        毫秒 ms; 周年; 工作日 个工作日; 交易日 个交易日; 季度: 个季度; 世纪 个世纪; 年代; 昼夜 个昼夜; 学年 个学年; \
        学期 个学期; 学时 个学时; 旬; 年度: 个年度; 夜",
    ),
    (Clock, "时 点钟 时许; 点"),
    (
        Measure,
        "℃ 摄氏度 °C 摄氏° 摄氏; ℉ 华氏度 °F 华氏° 华氏; 度 °; K: 开尔文; 公里 ㎞ km KM Km; 千米; 米 公尺 m M; 延米 延长米; \
        分米 dm DM; 厘米 公分 cm CM ㎝; 毫米 mm MM ㎜; 微米 μm μM um; 纳米 nm NM; 皮米 pm PM; 里 华里 里路 里地; 丈; 尺; 寸; \
        海里; 光年; 飞米 fm; 天文单位; 秒差距; 英里 哩 mile miles; 英尺 呎 foot feet feets ft; 英寸 英吋 吋 inch inches in; \
        码 yard yards; 车道公里; 人公里 人·公里; 吨公里 吨·公里; 吨海里; 皮长公里; 芯公里; 克 公克 g; 千克; 公斤 kg KG Kg ㎏; \
        毫克 mg; 微克 μg ug ㎍; 纳克 ng; 皮克 pg; 吨 公吨 t; 斤 市斤; 两; 钱; 担; 公担; 英石; 打兰; 磅 lb; 盎司 oz; 克拉; \
        蒸吨 吨蒸汽; 吨标准煤 吨标煤; 吨油当量 吨标准油; 载重吨; 总吨; 标准箱 个标准箱 TEU 国际标准箱; 吨二氧化碳当量; \
        平方公里 平方千米 km2 km² ㎢; 平方米 平米 平方公尺 平方 ㎡ m2 m²; 平方厘米 cm2 cm²; 平方毫米; 平方分米; 平方英寸; \
        平方码; 平方英尺 平方呎; 平方英里; 公顷 hm2 hm² ha; 亩 亩地; 亩次; 公亩; 英亩; 坪; 立方米 立方 m3 m³ ㎥ 方; \
        标准立方米 标立方米 标方 Nm3 Nm³; 立方公里 km3 km³; 立方厘米 cm3 cm³; 立方分米; 立方毫米; 立方英寸; 立方英尺; 土石方; \
        升 公升 L l liter litre; 毫升 ml mL ML cc; 加仑 gallon; 桶; 蒲式耳; 千瓦 kW KW kw; 瓦 W w; 毫瓦; 兆瓦 MW mw; \
        吉瓦 GW gw; 马力 匹马力; 千伏安 kVA; 兆伏安 MVA; 伏安; 千瓦时 千瓦小时 千瓦·时 kWh KWh KWH kwh 度电; 瓦时; Wh; GWh; \
        兆瓦时 MWh; 吉焦 GJ 百万千焦; 焦耳 焦; 千焦 kJ; 千卡 大卡 kcal; 卡 卡路里; 千伏 kV KV; 伏 伏特 V; 安: 安培; \
        毫安 毫安时; 欧: 欧姆; 帕 Pa; 千帕 kPa; 兆帕 MPa; 毫米汞柱 mmHg; 赫兹 赫 Hz HZ; 千赫兹 千赫 kHz; 兆赫兹 兆赫 MHz; \
        吉赫兹 吉赫 GHz; 分贝 dB 个分贝; 转; 字节; 千字节 KB; 兆字节 MB; 吉字节 GB; TB; PB; 比特; 千比特 Kb kb; 兆比特 Mb; \
        吉比特 Gb; Mbps; Gbps; EFLOPS; 秒立方米 立方米每秒; 节; 当量; 贝克 贝克勒尔; 摩尔 mol; 像素 万像素; /10万 /十万",
    ),
    (
        Count,
        "个; 人次; 人(次); 件(次); 起(次); 家(次); 岁 周岁; 分; 名; 人; 套(间); 台(套) 台/套; 宗; 标段 个标段; 项; 项次; 所",
    ),
];

/// Classifiers that stand for themselves, by blanks.
const COUNTS: &str = "万标 世 丛 丝 个名额 个学位 个班 个班次 个车位 串 乡 事 事项 井 井次 亭 人天 人年 人日 人月 代 令 件 \
    件次 任 份 份额 伙 位 位次 例 例数 例次 具 具次 册 册次 出 刀 列 列次 则 则次 则消息 剂 剂次 剂量 副 勺 包 匹 区 单 卷 厂 厅 县 \
    双 双次 发 发次 叠 口 口之家 口井 口人 句 只 只次 台 台时 台次 台班 号人 吊 名次 名额 吨位 听 员 员次 味 响 嘟 回 团 国 国家 圈 \
    场 场所 场次 坑 块块 块次 坛 垛 堂 堂课 堆 堵 声 壶 处 处室 处所 处次 大类 头 头份 头次 套 套次 孔 字 字次 字符 季 季稻 \
    学位 宗地 宗次 客位 室 家 家次 对 对次 寺 封 尊 小类 尾 局 层 届 岗 岗位 岗次 岛 峰 州 工日 巷 市 帖 帧 席 席位 席次 帮 幅 幕 \
    幢 幢楼 床 床位 床铺 店 座 张 张床 张次 弯 弹 截 户 户次 扇 手 批 批件 批次 把 折次 抹 担次 拨 拨人 拳 挂 挺 捆 排 摞 撮 \
    支 支次 支歌 支部 支队 方次 旗 曲 服 期 本 朵 杆 杆枪 村 束 杠 条 条次 条款 杯 板 枚 枚次 枝 架 架次 架飞 柄 标 标箱 栋 校 \
    株 株树 株次 样 根 格 框 桌 桌次 档 桥 桩 桩次 桶次 梭 梯次 棵 樘 次 次数 款 款次 步 段 段落 沓 河 泊位 泡 洞 港 湖 滴 潮 \
    炉 炮 点位 点次 片 版 牌 环 班 班次 班组 航次 瓣 瓶 番 盆 盏 盏灯 盒 盒次 盘 盘库 盘次 盟 目 省 眼 眼井 眼次 矿 码头 碗 碟 \
    社 票 种 科 穴 窝 站 站次 章 笔 筐 筒 管 箱 箱次 篇 篓 篮 类 粒 系 级 线 线路 组 组次 缕 编 罐 网格 网点 群 羽 羽次 股 \
    股份 股绳 胎 脚 航班 船 船次 艘 艘次 色 节次 茬 行 行字 街 袋 讲 讲次 词 课 课时 课次 贴 起 起次 趟 路 身 车 车位 车次 轮 \
    辆 辆份 辆次 辈 通 通电话 遍 道 道次 部 部次 重 金 针 针剂 针次 针管 铜 银 锅 锭 镇 门 门次 门类 间 间次 阕 队 阵 院 院次 \
    集 面 页 页次 顶 项次数 项目 顿 顿饭 颗 餐 馆 首";

/// Words that begin like a unit and are none: after a numeral they are its noun.
const NONE: &str = "世界 两会 两国 两地 两岸 两市 两省 个体 个别 个性 个百分之 个百分百 个税 乡村 乡级 乡道 乡镇 \
    事业 事件 事例 事故 人事 人体 人力 人口 人员 人均 人士 人大 人工 人手 人才 人民 人物 人社部 人社厅 人社局 人社系 \
    人类 人身 人造 代人 代码 代表 件套 任务 任命 任期 任职 位于 位置 例如 元件 元素 元老 具体 \
    出入 出动 出厂 出口 出台 出栏 出版 出现 出生 出资 分为 分之 分公司 分别 分局 分布 分成 分担 \
    分支 分析 分管 分类 分级 分组 分配 列为 列举 列入 列出 列车 则为 副主 副书 副厅 副县 副处 \
    副局 副市 副省 副科 副部 包含 包容 包干 包括 包装 匹配 区县 区块 区域 区级 区间 升学 升幅 \
    升级 升至 升高 单一 单产 单位 单体 单元 单季 单日 单月 单独 单笔 单纯 单车 单边 单项 卡片 \
    厂商 厂家 厂房 厅局 厅级 厅长 县城 县域 县级 双方 双边 发出 发动 发展 发布 发挥 发改 发放 \
    发现 发生 发电 发行 口号 口头 口岸 口径 句话 只是 只有 只能 只要 台湾 台账 名列 名单 名录 \
    名称 名额度 员工 周围 周边 回升 回复 回头 回收 回落 团体 团队 国产 国企 国债 国内 国务 国土 \
    国控 国有 国民 国考 国资 国道 国际 场地 声明 声音 处分 处理 处级 处罚 处置 处长 天然气 头条 \
    头部 套利 套餐 字号 季度 家具 家园 家属 家庭 家用 家长 对口 对外 对应 对接 对比 对象 封闭 \
    尾矿 局部 局长 层次 层级 岛屿 市值 市区 市场 市委 市政 市民 市级 幅度 年产 年初 年均 年底 \
    年报 年末 年级 年终 年轻 年龄 床单 店铺 座位 成为 成交 成分 成功 成员 成年 成效 成本 成果 \
    成熟 成立 成绩 截止 截至 户口 户均 户型 户外 户籍 所在 所属 所得 所有 所长 所需 手术 手机 \
    打击 打听 打响 打好 打工 打开 打扮 打算 打赢 打造 批准 批发 批复 批示 批评 批量 把握 折合 \
    折扣 折旧 折算 担任 担保 担当 排名 排序 排放 排查 排水 排污 支付 支出 支持 支援 支配 方向 \
    方式 方案 方法 方针 方面 日均 日常 日本 时代 时期 时段 时间 服务 服装 期待 期末 期货 期间 \
    期限 本地 本市 本年 本期 本次 本省 本科 本级 本计划 本项 村庄 村民 村级 条件 条例 条文 条约 \
    标准 标签 标识 标题 校园 校级 样品 样本 根据 档案 桥梁 款项 步行 毛利 毛巾 河流 河道 港口 \
    港澳 湖泊 点击 点多 焦化 焦炭 片区 版本 版权 环保 环境 环比 班子 瓦斯 盘点 目前 目标 省内 \
    省外 省委 省直 省级 省道 省部 矿区 矿山 码上 社会 社区 票据 种业 种子 种植 科室 科技 科研 \
    科级 站点 笔者 笔记 管控 管理 管网 管道 箱式 类似 类别 类型 系统 级别 级配 线上 线下 组团 \
    组成 组织 编制 编号 编码 群众 群体 股东 股市 股权 股票 船只 船员 船舶 艘次数 节约 节能 行业 \
    行为 行动 行政 街区 街道 讲座 课程 课题 起到 起来 起诉 起重 起飞 路径 路线 路网 身份 车型 \
    车站 车辆 车道 车间 转为 转入 转化 转变 转型 转换 转移 转让 辆次数 通报 通用 通知 通行 通车 \
    通过 通道 道路 部分 部委 部署 部长 部门 里程 里面 重复 重点 重组 重要 金属 金牌 金融 金额 \
    银牌 银行 锅炉 门店 门户 门槛 门票 门诊 间隔 队伍 院士 院校 院线 集中 集体 集团 集成 集群 \
    面世 面对 面料 面积 面粉 面试 餐厅 餐饮 首个 首批 首次 首要";

/// What stands at an index where a unit may: the row, or no row where it is a word that only looks like one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) row: Option<Row>,
    /// The word itself, for classifiers without a row of their own.
    pub(super) word: &'static str,
}

/// A unit as a quantity carries it.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) end: usize,
    pub(super) common: String,
    pub(super) sort: Sort,
}

#[derive(Debug)]
struct Entry {
    /// NUL where there is none.
    second: char,
    word: &'static str,
    row: Option<Row>,
}

const COUNTED: Row = Row { common: "", sort: Count };

/// The longest unit that begins at an index.
pub(super) fn at(text: &Folded, start: usize) -> Option<Found> {
    let first = text.at(start);
    if matches!(first, ',' | '。' | '、' | '\0' | '\n' | ';' | ')' | '0'..='9') {
        return None;
    }
    let second = text.at(start + 1);
    // Blanks inside a word are passed over: after one, any second character may come.
    let is_open = second.is_ascii_whitespace();
    let spelled = |entry: &&Entry| entry.second == second || entry.second == '\0' || is_open;
    let words = index().of(first.into()).filter(spelled);
    words
        .filter_map(|entry| Some((entry, match_word(text, start, entry.word)?)))
        .min_by_key(|(entry, _)| std::cmp::Reverse(entry.word.len()))
        .map(|(entry, end)| Found { end, row: entry.row, word: entry.word })
}

/// Whether a unit begins at an index.
pub(super) fn is_at(text: &Folded, start: usize) -> bool {
    at(text, start).is_some_and(|found| found.row.is_some())
}

/// The unit that follows a numeral, blanks passed over, with what it is counted per: 元/人, 微克/立方米.
pub(super) fn read(text: &Folded, end: usize) -> Option<Unit> {
    let start = gap(text, end, true);
    let found = at(text, start)?;
    let is_counted = || is_thing(text.at(found.end)) || is_written(text, end, text.at(found.end));
    let row = if found.word == "块" && is_counted() { COUNTED } else { found.row? };
    if start > end && row.sort == Count && text.at(start) != '个' && is_doubtful(text, end, start, found.end) {
        return None;
    }
    let common = if row.common.is_empty() { found.word } else { row.common };
    let mut unit = Unit { end: found.end, common: common.to_owned(), sort: row.sort };
    if let Some((per_end, per)) = per(text, found.end).filter(|_| matches!(row.sort, Money | Measure | Count)) {
        unit.common = match (common, per.as_str()) {
            ("微克", "立方米") => "μg/m³".to_owned(),
            ("毫克", "立方米") => "mg/m³".to_owned(),
            _ => [common, "/", &per].concat(),
        };
        unit.end = per_end;
        unit.sort = Measure;
    }
    Some(unit)
}

/// 15.3块, 1.26万块, not 15块钱 or 3块5: whether a number in digits stands before 块, which is money in speech.
fn is_written(text: &Folded, end: usize, next: char) -> bool {
    let is_digit = |back: usize| end >= back && text.at(end - back).is_ascii_digit();
    (is_digit(1) || is_digit(2)) && digit(next).is_none() && !"钱整半多来几".contains(next)
}

/// 200块展板, not 200块钱 or 三块五: whether what follows 块 is what comes in pieces.
fn is_thing(next: char) -> bool {
    is_han(next) && digit(next).is_none() && !"钱整左以的多几来上下了就可半人".contains(next)
}

/// After a blank or line end a classifier may be the next column's first character.
fn is_doubtful(text: &Folded, end: usize, start: usize, unit_end: usize) -> bool {
    let is_line_end = (end..start).any(|at| matches!(text.at(at), '\n' | '\r'));
    is_line_end && !",。;、\n ".contains(text.at(unit_end))
}

/// What a unit is counted per: `/人`, `每立方米`, `/百人`, `/人·月`, in common form and the index after it.
fn per(text: &Folded, from: usize) -> Option<(usize, String)> {
    let at_sign = gap(text, from, false);
    if !matches!(text.at(at_sign), '/' | '∕' | '每') {
        return None;
    }
    let start = gap(text, at_sign + 1, false);
    let first = (start..start + 3).find(|at| !is_scale(text.at(*at)))?;
    let found = at(text, first)?;
    let row = found.row.filter(|row| !matches!(row.sort, Share | Points | Tenths | Multiple | Money))?;
    let mut common: String = text.slice(start, first).iter().collect();
    common.push_str(if row.common.is_empty() { found.word } else { row.common });
    let mut end = found.end;
    if matches!(text.at(end), '·' | '.' | '・')
        && let Some(time) =
            at(text, end + 1).filter(|time| time.row.is_some_and(|row| row.sort == Time) || text.at(end + 1) == '月')
    {
        common.push('·');
        common.push_str(time.word);
        end = time.end;
    } else if matches!(text.at(end), '·' | '・') && text.at(end + 1) == '月' {
        common.push_str("·月");
        end += 2;
    }
    Some((end, common))
}

/// The index after a word, where it stands there; blanks inside it are passed over.
fn match_word(text: &Folded, start: usize, word: &str) -> Option<usize> {
    let mut at = start;
    for (n, ch) in word.chars().enumerate() {
        if n > 0 && text.at(at) != ch {
            at = gap(text, at, true);
        }
        if text.at(at) != ch {
            return None;
        }
        at += 1;
    }
    let last = text.before(at);
    let is_cut = last.is_ascii_alphabetic() && text.at(at).is_ascii_alphanumeric();
    (!is_cut).then_some(at)
}

/// Every word of the tables by its first character; the first entry of a word wins.
fn index() -> &'static Index<Entry> {
    static INDEX: OnceLock<Index<Entry>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let rows = ROWS.iter().flat_map(|&(sort, rows)| {
            rows.split(';').flat_map(move |row| {
                let mut words = row.split_ascii_whitespace();
                let first = words.next().unwrap_or_default();
                let common = first.trim_end_matches(':');
                let row = Some(Row { common, sort });
                Some(first).filter(|word| *word == common).into_iter().chain(words).map(move |word| (word, row))
            })
        });
        let counts = COUNTS.split_ascii_whitespace().map(|word| (word, Some(COUNTED)));
        let none = NONE.split_ascii_whitespace().map(|word| (word, None));
        let entry = |(word, row): (&'static str, _)| {
            let second = word.chars().nth(1).unwrap_or_default();
            Entry { second, word, row }
        };
        let first = |entry: &Entry| entry.word.chars().next().unwrap_or_default().into();
        Index::new(rows.chain(counts).chain(none).map(entry).collect(), first)
    })
}
