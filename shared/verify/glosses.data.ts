// Everyday words of Chinese with the beginnings of the English words that say them: which post tells a clause across languages.
// Of the languages, not of any field. A word may stand for several; what is missing costs a hint, no more. Data.

/** `批评 critic slam`: the word, and beginnings of English words. */
export const GLOSSES = `
批评 critic slam blast
称赞 prais applaud commend
赞扬 prais applaud
推荐 recommend suggest
建议 suggest recommend advi should
警告 warn
提醒 remind warn caution
担心 worr fear concern afraid
担忧 worr fear concern
害怕 afraid fear scare
希望 hope wish would
期待 expect look await
预计 expect predict will
预测 predict forecast
相信 believ trust
信任 trust
怀疑 doubt suspect skeptic sceptic
质疑 question doubt challeng
认为 think believ argu
反对 oppos against object
支持 support back
同意 agree
反驳 rebut refut counter
否认 den
承认 admit acknowledg concede
解释 expla
说明 expla show
证明 prove proof show demonstrat
证实 confirm verif
确认 confirm verif
发现 find found discover notic
指出 point note
强调 stress emphasi
呼吁 call urge please
要求 ask require demand request
拒绝 refus reject declin
接受 accept
决定 decid decision
选择 choose choice option pick select chose
计划 plan
打算 plan intend
准备 prepar ready
开始 start begin began
停止 stop halt
结束 end finish over
完成 finish complet done
继续 continu keep
保持 keep stay remain
改变 chang
变化 chang
改进 improv better
改善 improv better
提升 improv rais boost lift
提高 improv rais increas
增加 increas add more grow
减少 reduc decreas less fewer cut
降低 lower reduc cut decreas
增长 grow growth grew increas
下降 fall fell drop declin
上涨 rise rose up gain
创建 creat build
建立 build creat establish
构建 build
建造 build
制作 make made creat build
开发 develop build
设计 design
研究 research stud
研究员 research
实验 experiment
测试 test
评测 evaluat benchmark test review
评估 evaluat assess
基准 benchmark baseline
比较 compar
对照 compar against check
对比 compar versus
检查 check inspect
审计 audit
审查 review audit
审核 review audit
调查 survey investigat
分析 analy
统计 count statistic
计算 comput calculat
算力 compute computing
测量 measur
监控 monitor surveil
摄像头 camera webcam
训练 train
微调 fine-tun finetun tuning
推理 reason inferenc
学习 learn
教学 teach
老师 teacher
学生 student pupil
学校 school
孩子 kid child
父母 parent
母亲 mother mom
父亲 father dad
已故 died dead late deceased
去世 died dead pass
朋友 friend
好友 friend
同事 colleague coworker team
老板 boss
员工 employee staff worker
工人 worker
工程师 engineer
开发者 developer dev
程序员 programmer developer
科学家 scientist
医生 doctor physician clinician
患者 patient
律师 lawyer attorney
作者 author
用户 user customer people
客户 customer client
玩家 player gamer
团队 team crew
公司 company firm compan
企业 enterprise company business compan
创业 startup founder
初创 startup
创始人 founder
投资 invest
投资者 investor
融资 rais fund financ
收购 acqui buy bought purchas
合并 merg
合作 partner collaborat work together
竞争 compet
对手 rival competitor opponent
市场 market
行业 industr
经济 econom
价格 pric cost
价值 value worth
成本 cost
费用 fee cost expens
免费 free
便宜 cheap
昂贵 expensive costly
收费 charg fee paid
付费 paid pay
付钱 pay paid
付款 pay
订阅 subscri
套餐 plan subscription tier
退款 refund
收入 revenue income
利润 profit
亏损 loss los
预算 budget
钱 money dollar
银行 bank
股票 stock share
基金 fund
债务 debt
保险 insuranc
理赔 claim
税 tax
政府 government
国家 countr nation state
法律 law legal
法务 legal
法院 court
起诉 sue lawsuit
诉讼 lawsuit sue litigat
监管 regulat
政策 polic
禁止 ban prohibit forbid
允许 allow permit
许可 licens permi
授权 licens authori
安全 safe secur
隐私 privacy private
漏洞 vulnerab bug hole flaw
攻击 attack
黑客 hack
被盗 stolen theft steal
偷 steal stole
泄露 leak
数据 data
信息 information info
资料 material data
文件 file document
文档 doc
代码 code
仓库 repo repositor warehouse
仓储 warehouse
程序 program app
软件 software
硬件 hardware
芯片 chip
电脑 computer laptop desktop machine
笔记本 laptop notebook
手机 phone mobile
设备 device machine
机器 machine
机器人 robot humanoid
人形 humanoid
机器狗 dog
相机 camera
屏幕 screen
浏览器 browser
网站 site website web
网页 web page site
网络 network internet web
服务器 server
服务 service
云端 cloud
接口 endpoint api interface
平台 platform
系统 system
工具 tool
功能 feature function
版本 version release
更新 update
升级 upgrad
发布 releas launch publish ship announc
推出 launch introduc releas unveil
上线 launch live
宣布 announc
公布 publish announc disclos
开源 open-sourc opensourc open source
开放 open
关闭 clos shut
关掉 clos shut off disabl
删除 delet remov
移除 remov drop
取消 cancel
退掉 cancel
恢复 restor recover back
修复 fix repair
修好 fix
错误 error mistake wrong bug
失败 fail
成功 succe success
崩溃 crash died die
崩塌 collapse crumbl
失效 down broken dead
故障 outage fail broken
中断 interrupt outage down
问题 problem issue question
难题 problem puzzle
困难 hard difficult
简单 simple easy
容易 eas
复杂 complex complicat
方便 convenien handy
有用 useful
无用 useless
重要 important matter
关键 key critical
必要 necessar need
需要 need require
想要 want
喜欢 like love enjoy
讨厌 hate dislike
高兴 glad happy
开心 happy glad
失望 disappoint
惊讶 surpris
震惊 shock
后悔 regret
道歉 apolog sorry
感谢 thank
骄傲 proud
诚信 integrity honest
诚实 honest
坦诚 honest straightforward candid transparen
诚恳 honest sincere
承诺 commit promis pledg
重新 renew again re
商业 commercial business
压力 pressure stress
责任 responsib
道德 moral ethic
伦理 ethic
权力 power
力量 power force strength
优势 advantage edge
劣势 disadvantage
强大 powerful strong
弱 weak
快 fast quick
速度 speed fast
慢 slow
延迟 latency delay
等待 wait
排队 queue line
时间 time
今天 today
昨天 yesterday
明天 tomorrow
上周 last-week
下周 next-week
亲眼 own-eyes
上个月 last-month
去年 last-year
明年 next-year
周末 weekend
早上 morning
晚上 night evening
夜班 night
每天 every-day daily day
每周 weekly week
每月 monthly month
每年 yearly annual year
小时 hour
分钟 minute
永远 forever never always
经常 often
很快 soon quick
立刻 immediat instant
已经 already
仍然 still
终于 finally
首次 first
第一 first
最后 last final
未来 future
过去 past
历史 history
世界 world
地球 earth
城市 city
家庭 famil home
房子 house
房间 room
办公室 office
工厂 factor plant
电厂 power-plant plant
电网 grid
电力 power electric
能源 energy
汽车 car vehicle auto
火箭 rocket
卫星 satellite
飞机 plane aircraft
船 ship boat
乐园 park
公园 park
图书馆 library
医院 hospital
餐厅 restaurant
商店 store shop
书 book
论文 paper
文章 article post
报告 report
新闻 news
报道 report
消息 news message
帖子 post
评论 comment
视频 video
图片 image picture photo
图像 image
照片 photo
音乐 music
音频 audio
声音 voice sound
语音 voice speech
播客 podcast
电影 movie film
游戏 game gam
玩 play
故事 story
笑话 joke
语言 language
翻译 translat
文字 text
单词 word
句子 sentence
问 ask question
回答 answer repl
回应 respon repl
对话 conversation dialog chat
聊天 chat talk
提示词 prompt
说法 claim term statement
观点 view opinion point
意见 opinion feedback
看法 view opinion
想法 idea thought
主意 idea
理由 reason
原因 reason cause why
结果 result outcome
效果 effect result
影响 impact effect influenc
风险 risk
机会 chance opportunit
可能 may might could possib
一定 must certain sure
真的 really real true
真实 real true
假的 fake false
虚拟 virtual avatar
虚拟形象 avatar
形象 avatar image
头像 avatar
身份 identit
权限 permission access
访问 access visit
登录 login log
注册 regist sign
连接 connect
发送 send sent
接收 receiv
下载 download
上传 upload
导出 export
导入 import
保存 save stor keep
存储 stor
记忆 memor
内存 memory ram
记录 record log
搜索 search
浏览 brows view
阅读 read
写 writ wrote
读 read
看 see look watch saw
听 hear listen
说 say said tell
走 walk
跑 run ran
站 stand
坐 sit sat
吃 eat ate
喝 drink
睡 sleep
买 buy bought purchas
卖 sell sold sale
用 us
试 tr test
做 do did make made
给 giv gave
拿 tak took
带 bring carr
放 put place
打开 open
移动 mov
搬 mov migrat
迁移 migrat mov
转到 mov switch
换成 switch replac
替代 replac
取代 replac
代替 replac instead
适应 adapt
适合 fit suit
匹配 match
符合 meet match
超过 exceed over surpass more beat
胜过 beat outperform better
击败 beat defeat
落后 behind lag trail
领先 lead ahead
平手 tie draw
打平 tie draw even
赢 win won
输 lose lost
押 bet
赌 bet gambl wager
赌博 gambl
保证 guarantee promis
帮助 help
阻止 stop prevent block
避免 avoid
保护 protect
防御 defen
破坏 destroy break damage
污染 pollut contaminat
清理 clean
整理 organi
组织 organi
管理 manag
控制 control
操作 operat
自动 auto
手动 manual hand
手写 hand handwritten
手柄 controller gamepad remote
遥控 remote teleop
操偶 puppet
木偶 puppet
动画 animat
动作 motion action move
巡逻 patrol
保安 guard security
楼梯 stair
门 door
窗 window
桌子 desk table
椅子 chair
花园 garden
菜园 garden
白菜 cabbage
袜子 sock
龙 dragon
猫 cat
狗 dog
鸟 bird
树 tree
花 flower
水 water
火 fire
防火门 fire-door fire door
天气 weather
热 hot heat
冷 cold
大 big large
小 small little
长 long
短 short
高 high tall
低 low
新 new
旧 old
好 good great nice
坏 bad
对 right correct true
错 wrong error
多 many more much
少 few less
全部 all every entire whole
所有 all every
部分 part some
一半 half
大多数 most majorit
每个 every each
其他 other else
相同 same
不同 differen
类似 similar like
区别 differen
同义反复 tautolog
比喻 metaphor analog
讽刺 sarcas iron satir
夸张 exaggerat hype
炒作 hype
泡沫 bubble
趋势 trend
方向 direction
目标 goal target aim
任务 task job mission
工作 work job
职业 career profession
失业 unemploy layoff
裁员 layoff laid
招聘 hir recruit
面试 interview
访谈 interview
会议 meeting conference
活动 event activit
展示 show demo demonstrat display
演示 demo
演讲 talk speech
课程 course class
比赛 competition contest match
奖 prize award
冠军 champion winner
排名 rank
榜单 leaderboard rank chart
分数 score point
成绩 score result
准确 accura
精确 precis exact
质量 quality
数量 number amount quantit
规模 scale size
大小 size
范围 range scope
限制 limit restrict
上限 limit cap
额度 quota limit credit
用量 usage use
消耗 consum use burn
浪费 wast
节省 sav
省 sav
效率 efficien productiv
生产 produc
产品 product
项目 project
方案 plan solution approach
方法 method way approach
技术 tech
算法 algorithm
模型 model
参数 parameter
权重 weight
框架 framework
结构 structur architect
架构 architect
原型 prototype
模块 module
组件 component
插件 plugin extension
扩展 extension extend
环境 environment
沙箱 sandbox
终端 terminal
命令 command
脚本 script
函数 function
变量 variable
循环 loop
测试用例 test-case
工单 ticket
分支 branch
合并请求 pull
补全 complet autocomplet
表单 form
表格 table
列表 list
目录 director catalog
地图 map
路线 route
路 road way path
步骤 step
过程 process
流程 workflow process flow
阶段 stage phase
周期 cycle period
生命 life
生活 life living
健康 health
疾病 disease illness
药 drug medicine
蛋白质 protein
细胞 cell
基因 gene
生物 biolog bio
化学 chemi
物理 physic
数学 math
千禧年 millennium
证券 securit
代币 token
区块链 blockchain
情感 emotion feel
感觉 feel
压缩 compact compress
重构 refactor
审阅 review
前端 frontend front-end
后端 backend back-end
数据库 database
索引 index
卡片 card
档案 archive
预先 advance
默认 default
官方 official
公开 public open
秘密 secret
内部 internal inside
外部 external outside
本地 local
远程 remote
全球 global world
国际 international
社区 communit neighborhood
社会 societ social
文化 cultur
教育 educat
艺术 art
宣传 market promot advert brochure
广告 ad advert
宣传册 brochure
品牌 brand
竞选 campaign
大选 election
选举 election
民调 poll
总统 president
部长 minister
议员 senator congress
军队 militar army
战争 war
和平 peace
国防 defense defence militar
纵深 depth
代理 agent agenc prox
智能体 agent
助手 assistant
专家 expert specialist
新手 beginner newbie
老手 veteran
人类 human people
人才 talent
机构 institut agenc organi
大学 universit college
实验室 lab
高级 senior advanced
初级 junior
雇 hir
叔叔 uncle
邻居 neighbor neighbour
奶奶 grandma grandmother
妻子 wife
丈夫 husband
生日 birthday
节日 holiday festival
节假日 holiday
圣诞 christmas
元旦 new-year year
新年 new-year year
早餐 breakfast
午餐 lunch
晚餐 dinner
咖啡 coffee
蛋糕 cake
摇头 shake
笑 laugh funny
哭 cry cried
骗 scam cheat lie
谎 lie
抄 copy plagiar
模仿 imitat mimic
复现 reproduc reimplement replicat
实现 implement achiev
达到 reach hit achiev
突破 breakthrough break
奇迹 miracle
魔法 magic
美丽 beautiful
漂亮 nice pretty beautiful
优雅 elegant
干净 clean
丑 ugly
有趣 interesting fun
无聊 boring bored
累 tired
忙 busy
懒 lazy
聪明 smart intelligen clever wit
愚蠢 stupid dumb
智能 intelligen smart
意识 conscious aware
灵感 inspir
好奇 curio
耐心 patien
信心 confiden
自信 confiden
依赖 depend rel
独立 independent
自由 free
公平 fair
正义 justice
平衡 balance
角色 character role
稳定 stable steady consisten
一致 consisten same
可靠 reliab
持久 durab persist
流畅 smooth
详细 detail
细节 detail
总结 summar
概述 overview summar
介绍 introduc intro
标题 title headline
名字 name
名称 name
地址 address
邮箱 email mail
邮件 email mail
电话 phone call
密码 password
密钥 key secret
账户 account
账号 account
号码 number
日期 date
日志 log
轨迹 trace track
地点 place location
位置 position location place
距离 distance
温度 temperature
重量 weight
颜色 color colour
形状 shape
材料 material
金属 metal
玻璃 glass
塑料 plastic
木头 wood
纸 paper
衣服 cloth
鞋 shoe
手 hand
头 head
眼睛 eye
脸 face
心 heart
脑 brain
身体 body
血 blood
走路 walk
跳舞 danc
唱歌 sing song
画 draw paint
拍 shoot film photo
旅行 travel trip
飞 fly flight
开车 driv
停车 park
充电 charg
掉电 drain battery
电池 batter
离线 offline
在线 online
联网 internet connect online
无线 wireless
绿色 green
红色 red
黑色 black
白色 white
灯 light
`;
