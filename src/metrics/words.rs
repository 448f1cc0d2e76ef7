//! The small words of official prose that stand around figures and name nothing: what a label sheds, and what shapes it.

use super::lexicon::Lexicon;

/// Words that open a phrase and are no part of a name.
pub(super) static LEADS: Lexicon = Lexicon::new(
    "全国共 公司实现 实现 包括 扣除价格因素 扣除物价因素 按可比价计算 按可比价格 按当年价格 按可比价 按现价计算 同口径 \
    剔除价格因素 按可比价格计算 按可比口径 按不变价格计算 其中 当中 同时 同期 此外 依法 先后 主要 初步 另外 目前 期间 截至 截止 \
    共计 总计 合计 累计 已经 另有 现有 全年 全年度 今年 去年 上年 上年末 上年底 当年 本年 当月 上半年 下半年 前三季度 年末 年底 \
    期末 全省 全市 我省 我市 全区 全县 本省 本市 我县 我区 全州 同比 环比 初步统计 初步核算 据统计 经初步核算 预计 已 共 并 且 \
    而 但 则 也 还 又 均 将 在 对 从 由 按 向 以 为 被 把 于 是 有 含 的 了 及 和 与 或 至 到 其 再 仍 使 让 本年度 上年度 仅 \
    尚有 至今 同月 相比 比较 致使 导致 当季 距 距离 分布于 分布在 即 折 惟 虽 却 约",
);

/// Words that a lead must not be cut from: 对外贸易, 从业人员, 在校生.
pub(super) static WHOLE_AT_START: Lexicon = Lexicon::new(
    "对外 对口 有息 有偿 使用 被告 被捕 被害 被执 被征 被申 有期 从业 在岗 在校 在建 在园 在册 在读 在职 在线 在营 在逃 在押 在手 \
    在编 在院 在库 在用 在役 在学 共同 共产 共享 共青 共建 共治 共用 并网 并购 均值 均价 均衡 其他 其它 其余 以上 以下 以内 以工 \
    以旧 还款 还贷 和平 和谐 和解 已婚 为民 按揭 按时 按期 由于 及格 及时 与会 有效 有机 有限 有色 有关 有责 至少 到位 到期 到港 到访 到店 到院 到场 到岗 到校 到账 再生 \
    再贷 再融资 期间费 当年结余 累计结 以案 从事 从重 上年结转 上年结余 有线 有轨 有害 有毒 再审 再婚 按日连续 约谈 约定 约束 折旧 折扣 折价 折合 折叠 折算 即时 即将 即征 即开",
);

/// Words that close a phrase before a figure and are no part of a name.
pub(super) static TAILS: Lexicon = Lexicon::new(
    "由上年末 由上年 由去年 从上年末 从上年 从去年 预计 为每日 为每天 为每人每日 为每人每天 录得 十年 五年 三年 分别 合计 总计 累计 共 为 \
    是 达 有 各 也 仅 只 就 又 已 超过 超 突破 逾 近 约 大约 接近 不足 不到 未达 高达 多达 至 到 的 了 : 、 和 及 与 或 等 其中 含 包括 \
    在 于 占 均 上升 下降 提高 增加 减少 扩大 缩小 缩减 压缩 增长 降低 回落 升 降 增 减 提升 保持 稳定 维持 则 且 并 还 实现 全部 最高 \
    最低 至少 最多 不低于 不高于 不少于 不超过 低于 高于 少于 多于 将 仍 另有 得到 数 计 成为 列 以 从 由 被 对 ( [ 方面 先后 尚 按 合共 \
    介 为每人每月 由每人每月 为每人每年 由每人每年 为每生每年 由每生每年 反弹 回升 攀升 急增 急升 激增 骤降 却 压减 削减",
);

/// Words that a tail must not be cut from: 违法行为, 国有, 人均.
pub(super) static WHOLE_AT_END: Lexicon = Lexicon::new(
    "收入总计 支出总计 收入合计 支出合计 行为 作为 送达 波及 提及 直达 通达 国有 私有 公有 占有 所有 所在 享有 持有 拥有 收到 接到 查到 \
    人均 年均 日均 月均 次均 户均 亩均 平均 节约 条约 公约 契约 违约 合约 预约 签约 续约 公共 中共 成就 平等 高等 中等 初等 附近 最近 \
    临近 发达 下达 传达 抵达 人数 户数 件数 次数 指数 总数 个数 天数 基数 台数 家数 倍数 笔数 例数 起数 系数 数数 统计 审计 设计 会计 \
    估计 排列 系列 序列 普及 企及 参与 给与 赠与 涉及 惠及 自由 结果维持 决定维持 裁定维持 植被 整改提升 改造提升 优化提升 完成改善 支总计 案均 件均 笔均 车均 场均 床均 班均 校均 村均 店均 机均 例均 家均 台均 套均 宗均 辆均 冷却 实有 归还 偿还 返还",
);

/// Words after a classifier's figure that end the noun there or show that no noun follows.
pub(super) static STOPS: Lexicon = Lexicon::new(
    "存在 组织了 开展了 实施了 作出 得到 被 予以 均 都 已 正 全部 达到 实现 未 纳入 通过 获得 荣获 位列 位居 进行 完成 受到 给予 超过 \
    高于 低于 优于 分别 同比 环比 比上年 较上年 比去年 较去年 增长 下降 增加 减少 上升 提高 以上 以下 以内 左右 上下 参加 参与 来自 占 \
    为 是 有 在 由 向 对 将 因 按 发现 闲置 平均 组成 构成",
);

/// Verbs that stand before the noun they act on, and pass from one member of a list to the next.
pub(super) static VERBS: Lexicon = Lexicon::new(
    "压减 淘汰 完成 建成 新增 形成 审计 查处 办理 办结 受理 审结 立案 整治 整改 关停 关闭 取缔 清理 治理 实施 出台 发布 制定 组建 \
    设立 建立 新建 改建 改造 检查 排查 发现 约谈 问责 处分 处罚 罚款 拘留 逮捕 起诉 移送 收缴 追缴 挽回 投入 下达 安排 拨付 发放 \
    落实 争取 引进 签约 开工 竣工 投产 退出 化解 收回 监督 规范 调查 组织 开展 召开 举办 培训 救助 资助 帮扶 安置 搬迁 修复 绿化 \
    种植 栽植 改善 拆除 拆迁 征收 征集 采购 销售 生产 出口 进口 接待 运送 转移 脱贫 减免 退还 兑现 化验 抽查 抽检 核查 督查 督办 \
    交办 转办 通报 公开 曝光 破获 抓获 侦破 查获 缴获 打掉 捣毁 拥有 收到 接到 登记 注册 授予 评选 认定 命名 推广 推进 执行 执结 \
    评为",
);

/// Nouns of measure that several subjects share: X、Y和Z年均浓度.
pub(super) static SHARED: Lexicon = Lexicon::new(
    "年均浓度 平均浓度 日均浓度 浓度 排放总量 排放量 排放强度 总产量 产量 总产值 产值 增加值 销售收入 营业收入 收入 销售额 零售额 \
    销量 销售量 总额 总量 投资额 投资 利润总额 利润 比例 比重 占比 达标率 合格率 覆盖率 利用率 完成率 整改率 办结率 满意率 入学率 \
    普及率 参保率 率 人数 户数 件数 数量 面积 长度 里程 余额 价格 指数 可支配收入 消费支出 支出 成本 费用 贡献率 能耗 用量 消费量 \
    发电量 货运量 客运量 周转量 吞吐量 装机容量 容量 存款余额 贷款余额 增速 数",
);

/// Adverbs between a subject and its verb of change.
pub(super) static ADVERBS: Lexicon = Lexicon::new(
    "同比 环比 分别 均 也 又 还 再 平均 累计 共 合计 已 将 仍 大幅 小幅 有所 略有 持续 继续 进一步 总体 整体 实现 同期 约 则 轻微 显著 \
    明显 大幅度 急剧 净 略 亦 虽 大",
);

/// Adverbs that make another figure of the same subject: 名义增长, 实际增长.
pub(super) static TELLING: Lexicon = Lexicon::new("实际 名义 同口径 可比 年均 年平均 环比 日均 月均 两年平均");

/// Verbs of rise and fall, longest first where one begins another.
pub(super) static RISES: Lexicon = Lexicon::new(
    "增长 上升 提高 增加 上涨 提升 扩大 增多 攀升 跃升 回升 反弹 净增 上调 递增 升高 微升 微增 微涨 多办 拉动 加快 上浮 改善 增幅 \
    增速 涨幅 升幅 增长率 增长速度 增加率 偏多 增产 增收 增支 年增 月增 季增 增 升 涨 翻 快 多增 升值 急升 急增 激增 猛增 飙升 骤增 \
    少减 大升 成长 成长率 年增率",
);
pub(super) static FALLS: Lexicon = Lexicon::new(
    "负增长 下降 减少 降低 回落 下滑 缩减 缩小 收窄 下跌 下调 放缓 递减 偏少 减产 减收 减支 年减 月减 季减 微跌 微降 少办 萎缩 缩短 \
    下挫 降幅 跌幅 下降率 减幅 减少率 减 降 跌 净减 减亏 少增 贬值 急跌 急降 骤降 多减 大跌 衰退 年减率",
);
/// Nouns among the words of change: the name of a figure rather than what happens to it.
pub(super) static RATES: Lexicon = Lexicon::new(
    "增幅 增速 涨幅 升幅 增长率 增长速度 增加率 降幅 跌幅 下降率 减幅 减少率 递增 递减 成长率 年增率 年减率",
);

/// Ways to say «than the period before» without a word of comparison.
pub(super) static THAN_BEFORE: Lexicon = Lexicon::new("同比 环比 上年同期 去年同期 按年 按月 按季");

/// What a figure is called where it is told again: 决算数较上年减少….
pub(super) static AGAIN: Lexicon = Lexicon::new("决算数 预算数 执行数 完成数 支出数 收入数 数字");

/// Names that name nothing without the subject before them.
pub(super) static DEPENDENT: Lexicon = Lexicon::new(
    "总数 总量 总额 升幅 降幅 增幅 增速 涨幅 跌幅 占比 比重 比例 面积 均价 平均 平均标准 总面积 人数 余额 日均 月均 次均 实际 每人每月 每人每年 每生每年",
);
