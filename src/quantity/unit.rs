//! Units: the words that stand after a numeral and say what it counts in.
//!
//! A new unit is a row in [`ROWS`], or a word in [`COUNTS`] where it is a classifier that stands for itself. The longest
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

/// A unit: how it is written (blank between the spellings) and its common form.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) words: &'static str,
    pub(super) common: &'static str,
    pub(super) sort: Sort,
}

const fn row(sort: Sort, common: &'static str, words: &'static str) -> Row {
    Row { words, common, sort }
}

use Sort::{Clock, Count, Dozen, Measure, Money, Multiple, Points, Share, Tenths, Time};

/// Every unit that is written in more than one way or is no plain classifier.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(Share, "%", "% 个百分比"), row(Share, "‰", "‰"),
    row(Points, "百分点", "个百分点 百分点 个百分 pct"), row(Points, "千分点", "个千分点 千分点"),
    row(Points, "基点", "个基点 基点 bp BP"),
    row(Tenths, "成", "成"), row(Tenths, "折", "折"),
    row(Dozen, "打", "打"),
    row(Multiple, "倍", "倍"), row(Multiple, "番", "番"),
    row(Money, "元", "元 圆 块 块钱 元整 圆整 元正 圆正 元钱 人民币 元人民币 人民币元 蚊 RMB CNY"),
    row(Money, "角", "角 毛 角钱 毛钱 毫 毫子"), row(Money, "分", "分钱 仙"), row(Money, "美分", "美分"), row(Money, "欧分", "欧分"), row(Money, "便士", "便士"), row(Money, "港仙", "港仙"),
    row(Money, "美元", "美元 美金 美圆 USD"), row(Money, "港元", "港元 港币 港圆 元港币 HKD"),
    row(Money, "欧元", "欧元 EUR"), row(Money, "日元", "日元 日圆 日币 元日币 JPY"),
    row(Money, "英镑", "英镑 GBP"), row(Money, "韩元", "韩元 韩圆 韩币"), row(Money, "新台币", "新台币 台币 元新台币 元台币"),
    row(Money, "瑞士法郎", "瑞士法郎 瑞郎"), row(Money, "法郎", "法郎"), row(Money, "马克", "马克"), row(Money, "奈拉", "奈拉"),
    row(Money, "泰铢", "泰铢 铢"), row(Money, "印尼盾", "印尼盾 盾"), row(Money, "埃镑", "埃镑 埃及镑"), row(Money, "澳分", "澳分"), row(Money, "玻利瓦尔", "玻利瓦尔"), row(Money, "卢布", "卢布"), row(Money, "卢比", "卢比"), row(Money, "里拉", "里拉"), row(Money, "比索", "比索"),
    row(Money, "澳元", "澳元 澳币 澳洲元 澳大利亚元"), row(Money, "加元", "加元 加币 加拿大元"), row(Money, "新元", "新元 新加坡元 新币"), row(Money, "澳门元", "澳门元 澳门币 葡币"),
    row(Money, "比特币", "比特币 个比特币"), row(Money, "克朗", "克朗"), row(Money, "先令", "先令"), row(Money, "第纳尔", "第纳尔"), row(Money, "越南盾", "越南盾"),
    row(Money, "新西兰元", "新西兰元 纽币"), row(Money, "林吉特", "林吉特 马币"), row(Money, "雷亚尔", "雷亚尔"), row(Money, "兰特", "兰特"), row(Money, "里亚尔", "里亚尔"), row(Money, "第纳尔", "第纳尔"), row(Money, "格里夫纳", "格里夫纳"), row(Money, "福林", "福林"), row(Money, "塔卡", "塔卡"), row(Money, "图格里克", "图格里克"), row(Money, "坚戈", "坚戈"), row(Money, "迪拉姆", "迪拉姆"),

    row(Time, "年", "年 年多"), row(Time, "个月", "个月 个多月"), row(Time, "天", "天 整天"), row(Time, "日", "日"), row(Time, "周", "周 个星期 星期 个周"),
    row(Time, "小时", "小时 个小时 个钟头 钟头 h"), row(Time, "分钟", "分钟 min"), row(Time, "秒", "秒 秒钟 s"), row(Time, "毫秒", "毫秒 ms"),
    row(Time, "周年", "周年"), row(Time, "工作日", "个工作日 工作日"), row(Time, "交易日", "个交易日 交易日"), row(Time, "季度", "个季度"), row(Time, "世纪", "个世纪 世纪"), row(Time, "年代", "年代"),
    row(Time, "昼夜", "昼夜 个昼夜"), row(Time, "学年", "学年 个学年"), row(Time, "学期", "学期 个学期"), row(Time, "学时", "学时 个学时"), row(Time, "旬", "旬"), row(Time, "年度", "个年度"), row(Time, "夜", "夜"),
    row(Clock, "时", "时 点钟 时许"), row(Clock, "点", "点"),

    row(Measure, "℃", "℃ 摄氏度 °C 摄氏° 摄氏"), row(Measure, "℉", "℉ 华氏度 °F 华氏° 华氏"), row(Measure, "度", "度 °"), row(Measure, "K", "开尔文"),
    row(Measure, "公里", "公里 ㎞ km KM Km"), row(Measure, "千米", "千米"), row(Measure, "米", "米 公尺 m M"), row(Measure, "延米", "延米 延长米"), row(Measure, "分米", "分米 dm DM"),
    row(Measure, "厘米", "厘米 公分 cm CM ㎝"), row(Measure, "毫米", "毫米 mm MM ㎜"), row(Measure, "微米", "微米 μm μM um"), row(Measure, "纳米", "纳米 nm NM"), row(Measure, "皮米", "皮米 pm PM"),
    row(Measure, "里", "里 华里 里路 里地"), row(Measure, "丈", "丈"), row(Measure, "尺", "尺"), row(Measure, "寸", "寸"), row(Measure, "海里", "海里"), row(Measure, "光年", "光年"), row(Measure, "飞米", "飞米 fm"), row(Measure, "天文单位", "天文单位"), row(Measure, "秒差距", "秒差距"),
    row(Measure, "英里", "英里 哩 mile miles"), row(Measure, "英尺", "英尺 呎 foot feet feets ft"), row(Measure, "英寸", "英寸 英吋 吋 inch inches in"), row(Measure, "码", "码 yard yards"),
    row(Measure, "车道公里", "车道公里"), row(Measure, "人公里", "人公里 人·公里"), row(Measure, "吨公里", "吨公里 吨·公里"), row(Measure, "吨海里", "吨海里"), row(Measure, "皮长公里", "皮长公里"), row(Measure, "芯公里", "芯公里"),
    row(Measure, "克", "克 公克 g"), row(Measure, "千克", "千克"), row(Measure, "公斤", "公斤 kg KG Kg ㎏"), row(Measure, "毫克", "毫克 mg"), row(Measure, "微克", "微克 μg ug ㎍"), row(Measure, "纳克", "纳克 ng"), row(Measure, "皮克", "皮克 pg"),
    row(Measure, "吨", "吨 公吨 t"), row(Measure, "斤", "斤 市斤"), row(Measure, "两", "两"), row(Measure, "钱", "钱"), row(Measure, "担", "担"), row(Measure, "公担", "公担"), row(Measure, "英石", "英石"), row(Measure, "打兰", "打兰"), row(Measure, "磅", "磅 lb"), row(Measure, "盎司", "盎司 oz"), row(Measure, "克拉", "克拉"),
    row(Measure, "蒸吨", "蒸吨 吨蒸汽"), row(Measure, "吨标准煤", "吨标准煤 吨标煤"), row(Measure, "吨油当量", "吨油当量 吨标准油"), row(Measure, "载重吨", "载重吨"), row(Measure, "总吨", "总吨"), row(Measure, "标准箱", "标准箱 个标准箱 TEU 国际标准箱"),
    row(Measure, "吨二氧化碳当量", "吨二氧化碳当量"),
    row(Measure, "平方公里", "平方公里 平方千米 km2 km² ㎢"), row(Measure, "平方米", "平方米 平米 平方公尺 平方 ㎡ m2 m²"), row(Measure, "平方厘米", "平方厘米 cm2 cm²"), row(Measure, "平方毫米", "平方毫米"), row(Measure, "平方分米", "平方分米"), row(Measure, "平方英寸", "平方英寸"), row(Measure, "平方码", "平方码"), row(Measure, "平方英尺", "平方英尺 平方呎"), row(Measure, "平方英里", "平方英里"),
    row(Measure, "公顷", "公顷 hm2 hm² ha"), row(Measure, "亩", "亩 亩地"), row(Measure, "亩次", "亩次"), row(Measure, "公亩", "公亩"), row(Measure, "英亩", "英亩"), row(Measure, "坪", "坪"), row(Measure, "公亩", "公亩"),
    row(Measure, "立方米", "立方米 立方 m3 m³ ㎥ 方"), row(Measure, "标准立方米", "标准立方米 标立方米 标方 Nm3 Nm³"), row(Measure, "立方公里", "立方公里 km3 km³"), row(Measure, "立方厘米", "立方厘米 cm3 cm³"), row(Measure, "立方分米", "立方分米"), row(Measure, "立方毫米", "立方毫米"), row(Measure, "立方英寸", "立方英寸"), row(Measure, "立方英尺", "立方英尺"), row(Measure, "土石方", "土石方"),
    row(Measure, "升", "升 公升 L l liter litre"), row(Measure, "毫升", "毫升 ml mL ML cc"), row(Measure, "加仑", "加仑 gallon"), row(Measure, "桶", "桶"), row(Measure, "蒲式耳", "蒲式耳"),
    row(Measure, "千瓦", "千瓦 kW KW kw"), row(Measure, "瓦", "瓦 W w"), row(Measure, "毫瓦", "毫瓦"), row(Measure, "兆瓦", "兆瓦 MW mw"), row(Measure, "吉瓦", "吉瓦 GW gw"), row(Measure, "马力", "马力 匹马力"), row(Measure, "千伏安", "千伏安 kVA"), row(Measure, "兆伏安", "兆伏安 MVA"), row(Measure, "伏安", "伏安"),
    row(Measure, "千瓦时", "千瓦时 千瓦小时 千瓦·时 kWh KWh KWH kwh 度电"), row(Measure, "瓦时", "瓦时"), row(Measure, "兆瓦时", "兆瓦时 MWh"), row(Measure, "吉焦", "吉焦 GJ 百万千焦"), row(Measure, "焦耳", "焦耳 焦"), row(Measure, "千焦", "千焦 kJ"),
    row(Measure, "千卡", "千卡 大卡 kcal"), row(Measure, "卡", "卡路里 卡"), row(Measure, "千伏", "千伏 kV KV"), row(Measure, "伏", "伏 伏特 V"), row(Measure, "安", "安培"), row(Measure, "毫安", "毫安 毫安时"), row(Measure, "欧", "欧姆"), row(Measure, "帕", "帕 Pa"), row(Measure, "千帕", "千帕 kPa"), row(Measure, "兆帕", "兆帕 MPa"), row(Measure, "毫米汞柱", "毫米汞柱 mmHg"),
    row(Measure, "赫兹", "赫兹 赫 Hz HZ"), row(Measure, "千赫兹", "千赫兹 千赫 kHz"), row(Measure, "兆赫兹", "兆赫兹 兆赫 MHz"), row(Measure, "吉赫兹", "吉赫兹 吉赫 GHz"), row(Measure, "分贝", "分贝 dB 个分贝"), row(Measure, "转", "转"),
    row(Measure, "字节", "字节"), row(Measure, "千字节", "千字节 KB"), row(Measure, "兆字节", "兆字节 MB"), row(Measure, "吉字节", "吉字节 GB"), row(Measure, "TB", "TB"), row(Measure, "PB", "PB"), row(Measure, "比特", "比特"), row(Measure, "千比特", "千比特 Kb kb"), row(Measure, "兆比特", "兆比特 Mb"), row(Measure, "吉比特", "吉比特 Gb"), row(Measure, "Mbps", "Mbps"), row(Measure, "Gbps", "Gbps"), row(Measure, "EFLOPS", "EFLOPS"),
    row(Measure, "秒立方米", "秒立方米 立方米每秒"), row(Measure, "节", "节"), row(Measure, "当量", "当量"), row(Measure, "贝克", "贝克勒尔 贝克"), row(Measure, "摩尔", "摩尔 mol"), row(Measure, "像素", "像素 万像素"), row(Measure, "卡", "卡"),

    row(Count, "个", "个"), row(Count, "人次", "人次"), row(Count, "人(次)", "人(次)"), row(Count, "件(次)", "件(次)"), row(Count, "起(次)", "起(次)"), row(Count, "家(次)", "家(次)"), row(Count, "岁", "岁 周岁"), row(Count, "分", "分"), row(Count, "名", "名"), row(Count, "人", "人"), row(Count, "套(间)", "套(间)"), row(Count, "台(套)", "台(套) 台/套"), row(Count, "宗", "宗"), row(Count, "标段", "个标段 标段"),
    row(Count, "项", "项"), row(Count, "项次", "项次"), row(Count, "所", "所"),
];

/// Classifiers that stand for themselves, by blanks.
const COUNTS: &str = "家 户 户次 位 件 件次 起 起次 次 次数 例 例次 批 批次 批件 宗次 桩 笔 单 张 份 份额 封 篇 部 本 册 卷 页 版 期 集 届 轮 场 场次 场所 趟 \
    遍 回 番 阵 顿 条 条次 根 支 枝 枚 颗 粒 滴 丝 片 块次 块块 幅 面 扇 堵 道 道次 层 座 栋 幢 间 间次 套 套次 台 台次 台班 台时 架 架次 艘 艘次 辆 辆次 辆份 \
    列 列次 班 班次 航班 节次 部次 门 门次 口 眼 处 处所 处次 点位 点次 站 站次 段 截 路 线 级 档 类 大类 小类 门类 种 样 色 款 款次 组 组次 队 团 班组 伙 群 帮 排 行 对 双 副 \
    匹 头 头次 只 只次 羽 尾 峰 株 棵 丛 束 朵 盆 穴 垛 堆 捆 包 袋 箱 盒 盒次 瓶 罐 听 筒 坛 壶 杯 碗 盘 碟 勺 锅 炉 篮 筐 篓 车 车次 船 船次 板 床 席 \
    席位 桌 餐 顿饭 剂 剂次 针 针次 针剂 剂量 支次 管 贴 味 服 帖 例数 床位 张床 张次 票 枚次 发 发次 梯次 响 声 拳 脚 步 手 身 顶 员 员次 代 辈 世 任 名次 号人 \
    省 市 县 区 州 盟 旗 乡 镇 村 社 国 国家 院 校 厂 矿 店 馆 亭 寺 港 岛 湖 河 桥 街 巷 网点 网格 厅 室 科 系 处室 股 股份 担次 字 句 词 行字 字符 字次 段落 \
    对次 双次 圈 环 局 盘次 杆 金 银 铜 牌 胎 窝 孔 洞 坑 井 井次 眼井 桩次 樘 方次 吊 炮 弹 挺 杠 针管 尊 具 具次 幕 出 曲 首 支歌 阕 格 帧 \
    码头 泊位 车位 个车位 学位 个学位 床铺 人天 人日 人月 工日 人年 岗 岗次 岗位 编 席次 课 课时 课次 讲 讲次 章 条款 目 项目 项次数 事 事项 桌次 桶次 缕 撮 抹 \
    院次 支队 支部 架飞 株树 弯 折次 摞 沓 叠 刀 令 盏 盏灯 杆枪 挂 串 嘟 瓣 梭 茬 季 季稻 熟 潮 拨 拨人 把 柄 股绳 泡 幢楼 堂 堂课 通 通电话 则 则次 则消息 页次 宗地 \
    万标 线路 羽次 头份 株次 盘库 标 标箱 箱次 个班 个班次 锭 框 家次 位次 眼次 名额 个名额 口井 口人 口之家 重";

/// Words that begin like a unit and are none: after a numeral they are its noun.
const NONE: &str = "个百分百 个百分之 部门 部委 部长 部分 部署 方面 方案 方式 方法 方向 方位 方针 方略 面积 面向 面对 面临 家庭 家长 家属 家具 家园 家用 人民 人员 人才 人口 人大 人均 人类 人工 人事 人力 \
    位置 位于 位列 次日 次年 分别 分为 分成 分析 分布 分之 分配 分类 分担 分管 分局 分公司 分支 分组 分级 起来 起到 起草 起诉 起步 起点 本计划 本年 本项 本期 本省 本市 本次 本地 本级 本科 本书 \
    条例 条件 条约 条文 名称 名单 名额度 名誉 名词 场地 场面 场景 道路 道德 道理 座谈 期间 期末 期货 期限 期待 号召 处理 处置 处罚 处级 处分 处于 处长 级别 层面 层次 层级 批准 批评 批复 批发 批示 批量 \
    台账 台湾 台风 台阶 代表 代码 代理 代价 天然气 天津 班子 套餐 所有 所以 所得 所属 所需 所在 所谓 件套 组织 组成 组建 组长 片区 类型 类别 类似 种植 种子 种业 回落 回升 回收 回头 回复 间接 间隔 口岸 口径 口号 头条 头部 \
    路线 路径 路网 线上 线下 站点 站台 幅度 轮流 轮换 笔试 度夏 手段 手续 手机 手术 身份 身体 包括 包含 包装 包容 段时间 对比 对照 对策 对象 对应 对外 对口 对接 双方 双边 双碳 打击 打工 打听 打响 打扮 打算 打造 打好 打赢 打开 打通 \
    头脑 只有 只能 只是 只要 排名 排放 排查 排序 行动 行业 行政 行为 行列 队伍 团结 团队 团体 点多 点击 点火 点评 点名 时间 时期 时代 时候 时段 时常 日常 日均 日前 日益 日内瓦 日本 周边 周期 周围 年均 年底 年末 年初 年产 年报 年龄 年轻 年级 年终 \
    成本 成果 成功 成立 成效 成员 成为 成都 成绩 成熟 成就 成交 成长 成分 成年 折合 折算 折扣 折旧 倍增 番禺 元旦 元宵 元素 元件 元首 元老 块状 角度 角色 毛利 毛巾 升至 升级 升高 升幅 升学 度假 里程 里面 码上 克服 克强 吨位 担任 担心 担当 担保 \
    两会 两岸 两侧 两端 两国 两地 两省 两市 方米 瓦斯 瓦解 卡片 焦化 焦炭 焦点 伏案 帕金森 赫然 转移 转让 转型 转变 转化 转入 转为 转换 节能 节约 节点 节日 节水 国际 国道 国有 国内 国民 国务 国债 国企 国产 国资 国土 国考 国控 \
    省级 省道 省委 省部 省直 省内 省外 市级 市场 市民 市值 市区 市政 市委 县级 县域 县城 县道 区域 区间 区级 区块 区县 乡级 乡道 乡村 乡镇 镇级 村级 村民 村庄 社会 社区 院士 院校 院线 校园 校级 厂家 厂房 厂商 矿山 矿产 矿区 店铺 馆藏 港口 港澳 \
    岛屿 湖泊 河流 河道 河长 河湖 桥梁 街道 街区 厅级 厅局 厅长 室内 室外 科技 科学 科研 科室 科级 系列 系统 股东 股权 股票 股市 字号 句话 色彩 款项 样本 样品 样式 档案 档次 网络 首次 首个 首先 首批 首要 出口 出现 出台 出动 出厂 出生 出入 出版 出资 出栏 \
    曲线 格局 格式 环境 环节 环保 环比 局部 局面 局长 球类 金融 金额 金属 金牌 银行 银牌 牌照 井下 孔径 立方 立法 立案 立项 立即 炮制 弹性 具体 具有 具备 幕后 讲话 讲座 课题 课程 章节 目标 目的 目前 目录 事业 事件 事故 事务 事例 令人 令号 挂牌 挂钩 挂职 \
    串联 季节 季度 熟悉 熟练 潮流 把握 把关 把手 堂堂 通过 通知 通报 通信 通行 通道 通关 通车 通用 则为 标准 标志 标题 标识 标签 重点 重大 重要 重复 重新 重庆 重组 单位 单独 单纯 单一 单元 张家 张力 份子 封闭 封面 版本 版权 版块 集中 集团 集体 集成 集群 集聚 届时 阵地 \
    支持 支付 支出 支撑 支援 支配 支柱 枝头 片面 扇形 门户 门槛 门店 门票 门诊 口头 眼前 眼睛 眼光 根本 根据 根治 丝绸 级配 步骤 步伐 步入 步行 声音 声明 响应 响亮 脚步 针对 服务 服装 味道 贴息 贴现 管理 管道 管控 管辖 管网 票房 票据 票价 \
    发展 发生 发布 发现 发放 发电 发出 发行 发明 发挥 发改 发动 任务 任命 任职 任期 任意 世界 代人 员工 编制 编号 编码 席卷 床单 桌面 餐饮 餐厅 车辆 车间 车型 车站 车道 船舶 船只 船员 板块 板房 炉渣 锅炉 盘活 盘点 碗口 杯赛 瓶颈 箱式 \
    袋鼠 包干 盆地 束缚 株洲 峰值 峰会 峰顶 尾气 尾矿 尾声 羽毛 匹配 副省 副市 副县 副主 副厅 副处 副部 副书 副科 副局 排污 排水 排他 帮助 帮扶 帮教 群众 群体 组团 段长 段落大 截至 截止 艘次数 列入 列车 列举 列为 列出 班车 辆次数 架构 间谍 套利 幢幢 栋梁 座位 层出 道教 面貌 面粉 面料 面世 面试 \
    幅员 例如 例外 例行 起源 起伏 起飞 起重 起码 笔者 笔记 单车 单笔 单日 单月 单项 单体 单产 单季 单边 户均 户籍 户型 户外 户口 个体 个别 个性 个税 名列 名录 名义 人身 人文 人物 人权 人社 人造 人力资 人气 人心 人手 人生 人体 人寿 人士 所长";

/// What stands at an index where a unit may: the row, or no row where it is a word that only looks like one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) row: Option<&'static Row>,
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
    row: Option<&'static Row>,
}

static COUNTED: Row = row(Count, "", "");

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
    let row = if found.word == "块" && is_thing(text.at(found.end)) { &COUNTED } else { found.row? };
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

/// 200块展板, not 200块钱 or 三块五: whether what follows 块 is what comes in pieces.
fn is_thing(next: char) -> bool {
    is_han(next) && digit(next).is_none() && !"钱整左以的多几来上下了就可半人".contains(next)
}

/// After a blank or line end a classifier may be the next column's first character.
fn is_doubtful(text: &Folded, end: usize, start: usize, unit_end: usize) -> bool {
    let is_line_end = (end..start).any(|at| matches!(text.at(at), '\n' | '\r'));
    is_line_end && !matches!(text.at(unit_end), ',' | '。' | ';' | '、' | '\n' | ' ')
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
        let rows = ROWS.iter().flat_map(|row| row.words.split_ascii_whitespace().map(move |word| (word, Some(row))));
        let counts = COUNTS.split_ascii_whitespace().map(|word| (word, Some(&COUNTED)));
        let none = NONE.split_ascii_whitespace().map(|word| (word, None));
        let entry = |(word, row): (&'static str, _)| {
            let second = word.chars().nth(1).unwrap_or_default();
            Entry { second, word, row }
        };
        let first = |entry: &Entry| entry.word.chars().next().unwrap_or_default().into();
        Index::new(rows.chain(counts).chain(none).map(entry).collect(), first)
    })
}
