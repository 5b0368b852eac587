// Words that any talk about technology is made of, on every day alike: they tell nothing about one. Data.

/** Of English, in alphabetical order. */
const ENGLISH = `
ability absolute absolutely accelerate accelerating acceleration accessible account accounts accuracy accurate achieve
achieved act action actions active actual adapt adoption advance advanced advantage advice age agree air ais allowed
alongside amount analysis analyze answer answers api apis app application applications applied approach apps
architectures area areas asks assistant attention auto automate automated automatically automation autonomous
autonomously avoid background bar base basic batch becoming beginning behavior believe benefit benefits bet beta
bigger billion block board books bored boring boss box brain brand breakfast brilliant broken btw builder builders
built-in bunch business businesses buy calling calls capacity card cards care career catch cc center ceo chain
challenge challenges chance chapter character charts chats cheaper choose class classic clean clearly closed closer
co-founder code coding coffee collaboration colleague colleagues combining command commit common compared competitive
complete complexity computer computers computing concept concepts confidence connect consider consistency consistent
consumer content continues control controls conversation conversations copy core correct cost costs couple cover
creation creative creativity credit cto curious custom customer customers cut dad daily data debugging decade decades
decision decisions dedicated deep deeper deeply default definitely deliver delivers delivery demand demo demos deploy
deployed deploying deployment depth describe design desktop despite detailed detection develop developed development
difference difficult digital dinner direct direction discovery discuss discussion distribution dive document documents
domain domains drive driven driving dropping dynamic earlier easily ecosystem edit editing effective effectively
effects efficiency efficient effort email enabled enabling end-to-end ends engine engineer engineering engineers enjoy
entering enterprise enterprises entirely environment environments error errors eval evaluate evaluating eventually
everyday evidence evolve evolving exact execute execution existing expand expanding expect expected expensive
experiences experiment experiments expert expertise experts explain explains exploring extra extremely fail family
fastest featuring feed feedback feeling field fight figure file files final finding fix fixed fixes fixing flash flow
focused forget form former foundation foundations framework friend friends frontier full-stack fundamental funny gain
gains gap gaps gen generally generate generated generating generation generative genuinely glad global goal graph
greatest ground group grow growth guess guide guy hand handle handles handling hands hands-on harder head health hear
heard helped helpful higher highest highlights highly hire history hitting home honest hope hosting house https hub
hundreds husband identify imagine immediately implementation increase increasing increasingly incredibly independent
index industries industry info information infra infrastructure innovation input insights install instantly
instruction instructions integrated integration intelligence intelligent intent interact interaction interactions
interactive interest interested interface internal internet interview job joined joining journey jump keeping key kid
knowing knowledge lab lack language languages large-scale larger largest layer lead leaders leadership leading leads
learned learning learns length lessons leverage light limit limited limits linear lines list listen lives living local
locally logic loop loss lost lower lunch machine magic majority manage managed management manager managing manually
maps mass master match measure media meeting members message method methods middle milestone millions mini minimal
miss missed missing mission mode modeling mom money monitor morning moved moves moving multi multi-step named
narrative natively natural navigate normal notes novel obvious offer office official officially online opening operate
operating opportunities opportunity optimization optimize optimized organizations original os outcomes output outputs
overall pace page pages paid panel paper papers parameter park particular partner partners partnership pass path
patterns pay performance personal personalized personally perspective phase pick picture pipelines places planning
platform platforms playing position potential power powered pr practical practice practices precision predict present
preview previous price print prior private processing produce product production productivity products professional
program proof providers public publicly published pull pure push pushing putting quality race raise ran random range
rapid rapidly rate real-time real-world reality realize reasons recommend record reduce reference related relevant
reliability remain remember reminder rendering replace report reports request requests require required requirements
requires research researcher resources respect response responses responsible rest return returns review reviews
reward rich rise risk risks room round rules runs safe save scalable scene schedule scientific score scratch screen
secure select send sentence separate series serious seriously serve service services session sessions sets setting
settings setup shape shaping shot signal significant site situation size skill skills slack sleep slides slightly slow
smaller smart smarter social society software solution solutions solve solved solving space speak speakers speaking
special specialized specific speed spend spending spent spot stack stage stand standard star state state-of-the-art
states static status storage store stories strategy strong stronger structure structured struggle stuck studio study
style success successful summary supported surface surprised surprising surprisingly tab table talent talked talks
taste teach technical technology tells term terms test tested testing tests theory third thoughts thousands timeline
tiny tips tired ton topic topics touch traces track traditional train trained training transformation transition trend
trends trust trusted truth turning tutorial ui ultra understanding unified unique universal unlock upcoming updated
upgrade upload url ux valuable verification vibe view virtual vision visual wait waiting watching wave weather web
websites weekend weekly weird white wife win window winning wish won't workers workflow workflows worlds worse writes
writing written wrote zero
`;

/** Of Chinese, by what Chinese talk about technology uses most. */
const CHINESE = `
上班 下班 加班 判断 同事 群里 说错 指正 老板 吃饭 睡觉 晚饭 午饭 心情 天气 周一 周二 周三 周四 周五 周六 周日 代码 生成 数据 设计 开发 测试 应用 有人 思考 软件 解决 需求 升级 文档 输入 真是 几天
任务 优化 个人 打开 技术 运行 适合 知识 方便 最大 设置 交互 网页 管理 尝试 执行 稳定 本地 修改 质量 分析 文件 对话 国内 展示 消耗 搜索 模式 研究 安装 风格 的话 持续 找到 一句 价值 重新 到底 以为
速度 突然 配置 账号 语言 状态 调用 复杂 最好 基础 学习 市场 流程 内置 验证 告诉 自动化 才能 迭代 中文 完整 两天 实时 独立 场景 计划 登录 架构 帮助 页面 描述 方向 创建 效率 讨论 最终 框架 值得 聊天
控制 加上 性能 加入 一条 细节 团队 深度 原生 准备 提交 访问 输出 导致 不如 开放 多个 记得 提示 遇到 全面 大部分 开启 接入 超过 无法 程序 永远 果然 添加 参考 很快 显示 截图 思路 一遍 有个 自带 检查
切换 环境 用来 领域 调整 不够 默认 进入 根本 阶段 交流 专业 报告 别人 智能 网络 概念 解释 几年 日常 辅助 自我 一步 协议 指令 不再 方案 协作 对比 有用 识别 审查 获得 触发 界面 连接 查看 证明 资源
好多 传统 权限 拥有 文字 业务 本来 变得 主动 很大 还要 意识 规则 看起来 决定 更好 成功 自定义 搭建 经验 获取 文本 脚本 不好 路径 产生 确认 手动 点击 当前 标签 要求 包含 面向 本质 收到 预览 部署 即可
一套 现实 一份 专门 编码 背景 新增 创作 折腾 改变 我用 一张 设备 上传 复制 保存 限制 周末 拿到 估计 考虑 修复 启动 企业 不想 格式 天天 焦虑 错误 对应 机制 大多数 好看 目标 降低 行业 结合 我要 制作
邀请 看着 实用 保持 媒体 一段时间 增长 同样 命令 全是 为啥 进化 同一个 介绍 节奏 习惯 组件 反馈 一堆 任意 商业 即将 构建 内部 原理 第一个 表现 随便 名字 详细 策略 没用 活动 结构 无需 自然 正常 替代
定义 键盘 组织 达到 意义 唯一 运营 统一 看来 后续 明确 远程 最佳 标题 在线 监控 创造 背后 动作 窗口 是因为 图标 入口 必要 云端 屏幕 后来 无限 数字 反复 不得不 维护 类型 我会 清晰 不敢 合作 多次 结论
明白 太多 模板 主题 擅长 交给 放在 区别 什么样 它会 采用 一行 友好 技能 便宜 算是 阅读 像是 提醒 申请 符合 剩下 接下来 扩展 社交 高级 全球 浪费 英文 一周 很难 历史 用量 创新 慢慢 助手 社区 人工 变化
学会 形式 满足 放弃 具备 删除 声音 空间 注意 一段 观察 好好 集成 严重 想到 上次 调试 重构 做个 动态 爆炸 避免 失败 原型 答案 换成 公开 打算 人人 有效 刷到 按钮 一个月 加速 层面 沟通 负责 毕竟 聪明
配合 一篇 作用 干活 工程 长期 现有 垃圾 品牌 实践 接受 专注 编译 情绪 发展 故事 掌握 一台 下面 接口 所有人 顶级 足够 关键
`;

/** Words that may stand in the cloud only where the topic's lexicon has them, lower-cased. */
export const GENERAL_WORDS: ReadonlySet<string> = new Set(`${ENGLISH} ${CHINESE}`.trim().split(/\s+/));
