#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the example books were made.

    python3 examples/make_examples.py           writes the two books beside this file
    python3 examples/make_examples.py --check   writes nothing; fails if a file differs

The department, its city, its projects and its money are invented. The facts stand first, each
typed once, in yuan, and are kept in fen. Every figure of the twelve tables and of the prose is
computed from them and rounded (half up, to 0.01 万元) only when it is printed; that is why some
visible sums miss by 0.01, as they do in real books. Nothing here reads a clock, so the bytes are
always the same.

At the end the program checks that the figures, as printed, fit each other within rounding; in the
book with the planted error it checks that the identities that fail have exactly one figure in
common, the planted one.
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
YEAR, LAST = 2026, 2025

# ---------------------------------------------------------------- facts

DEPARTMENT, DEPARTMENT_CODE = "云溪市公园绿化管理局", "417"
UNIT, UNIT_CODE = DEPARTMENT + "本级", DEPARTMENT_CODE + "001"
UNIT_FORMAL = DEPARTMENT + "（本级）"

GENERAL, FUND, OWN = "一般公共预算", "政府性基金", "单位资金"
CURRENT, CARRIED = "当年", "上年结转"

FUNCTIONS = {
    "205": "教育支出",
    "20508": "进修及培训",
    "2050803": "培训支出",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080501": "行政单位离退休",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出",
    "20899": "其他社会保障和就业支出",
    "2089999": "其他社会保障和就业支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "2101101": "行政单位医疗",
    "2101103": "公务员医疗补助",
    "2101199": "其他行政事业单位医疗支出",
    "212": "城乡社区支出",
    "21201": "城乡社区管理事务",
    "2120101": "行政运行",
    "2120199": "其他城乡社区管理事务支出",
    "21203": "城乡社区公共设施",
    "2120399": "其他城乡社区公共设施支出",
    "21205": "城乡社区环境卫生",
    "2120501": "城乡社区环境卫生",
    "21208": "国有土地使用权出让收入安排的支出",
    "2120803": "城市建设支出",
    "2120899": "其他国有土地使用权出让收入安排的支出",
    "213": "农林水支出",
    "21302": "林业和草原",
    "2130207": "森林资源管理",
    "2130234": "林业草原防灾减灾",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
    "2210203": "购房补贴",
}
LISTED_WITHOUT_MONEY = {"2210203"}  # Real books keep such rows, with 0.00 in every column.

ECONOMIC = {
    "301": "工资福利支出", "30101": "基本工资", "30102": "津贴补贴", "30103": "奖金",
    "30106": "伙食补助费", "30107": "绩效工资", "30108": "机关事业单位基本养老保险缴费",
    "30109": "职业年金缴费", "30110": "职工基本医疗保险缴费", "30111": "公务员医疗补助缴费",
    "30112": "其他社会保障缴费", "30113": "住房公积金", "30114": "医疗费",
    "30199": "其他工资福利支出",
    "302": "商品和服务支出", "30201": "办公费", "30202": "印刷费", "30204": "手续费",
    "30205": "水费", "30206": "电费", "30207": "邮电费", "30208": "取暖费",
    "30209": "物业管理费", "30211": "差旅费", "30212": "因公出国（境）费用",
    "30213": "维修（护）费", "30214": "租赁费", "30215": "会议费", "30216": "培训费",
    "30217": "公务接待费", "30218": "专用材料费", "30224": "被装购置费",
    "30225": "专用燃料费", "30226": "劳务费", "30227": "委托业务费", "30228": "工会经费",
    "30231": "公务用车运行维护费", "30239": "其他交通费用", "30240": "税金及附加费用",
    "30299": "其他商品和服务支出",
    "303": "对个人和家庭的补助", "30301": "离休费", "30302": "退休费",
    "30303": "退职（役）费", "30304": "抚恤金", "30305": "生活补助", "30306": "救济费",
    "30307": "医疗费补助", "30308": "助学金", "30309": "奖励金",
    "30310": "个人农业生产补贴", "30311": "代缴社会保险费",
    "30399": "其他对个人和家庭的补助",
    "310": "资本性支出", "31002": "办公设备购置", "31013": "公务用车购置",
}

# Basic expenditure: function, economic code, fund, origin, yuan.
BASIC = [
    ("2120101", "30101", GENERAL, CURRENT, "1684327.36"),
    ("2120101", "30102", GENERAL, CURRENT, "1207415.52"),
    ("2120101", "30103", GENERAL, CURRENT, "986204.71"),
    ("2120101", "30199", GENERAL, CURRENT, "214368.00"),
    ("2080505", "30108", GENERAL, CURRENT, "612459.78"),
    ("2080506", "30109", GENERAL, CURRENT, "306229.89"),
    ("2101101", "30110", GENERAL, CURRENT, "298574.14"),
    ("2101103", "30111", GENERAL, CURRENT, "95698.84"),
    ("2089999", "30112", GENERAL, CURRENT, "26795.12"),
    ("2101199", "30112", GENERAL, CURRENT, "7655.91"),
    ("2210201", "30113", GENERAL, CURRENT, "459344.84"),
    ("2080501", "30302", GENERAL, CURRENT, "154386.27"),
    ("2080501", "30305", GENERAL, CURRENT, "15840.00"),
    ("2101199", "30307", GENERAL, CURRENT, "12640.45"),
    ("2120101", "30309", GENERAL, CURRENT, "480.00"),
    ("2120101", "30201", GENERAL, CURRENT, "118600.00"),
    ("2120101", "30202", GENERAL, CURRENT, "23500.00"),
    ("2120101", "30205", GENERAL, CURRENT, "9800.00"),
    ("2120101", "30206", GENERAL, CURRENT, "46200.00"),
    ("2120101", "30207", GENERAL, CURRENT, "31450.00"),
    ("2120101", "30209", GENERAL, CURRENT, "52000.00"),
    ("2120101", "30211", GENERAL, CURRENT, "38600.00"),
    ("2120101", "30213", GENERAL, CURRENT, "27300.00"),
    ("2120101", "30213", GENERAL, CARRIED, "12486.35"),
    ("2120101", "30215", GENERAL, CURRENT, "6500.00"),
    ("2050803", "30216", GENERAL, CURRENT, "24840.00"),
    ("2120101", "30217", GENERAL, CURRENT, "8600.00"),
    ("2120101", "30226", GENERAL, CURRENT, "19200.00"),
    ("2120101", "30228", GENERAL, CURRENT, "77558.95"),
    ("2120101", "30231", GENERAL, CURRENT, "64500.00"),
    ("2120101", "30239", GENERAL, CURRENT, "198360.00"),
    ("2120101", "30299", GENERAL, CURRENT, "45775.60"),
    ("2120101", "30299", GENERAL, CARRIED, "8230.40"),
    ("2120101", "30299", OWN, CURRENT, "42615.75"),
    ("2120101", "31002", GENERAL, CURRENT, "36480.00"),
    ("2120101", "31013", GENERAL, CURRENT, "148900.00"),
]

PROJECT_TYPE = "部门特定目标类项目"

# Level-1 project, level-2 project, function, [(fund, origin, yuan)].
PROJECTS = [
    ("公园建设", "北坡口袋公园建设项目", "2120803",
     [(FUND, CURRENT, "1864000.00"), (FUND, CARRIED, "235718.46")]),
    ("公园建设", "湖心岛木栈道翻新项目", "2120899", [(FUND, CURRENT, "943500.00")]),
    ("公园建设", "公园无障碍坡道与标识改造项目", "2120399", [(GENERAL, CURRENT, "412600.00")]),
    ("公园建设", "旧温室屋面加固项目", "2120399", [(GENERAL, CARRIED, "187349.25")]),
    ("绿地养护", "城区公园日常养护服务费", "2120501",
     [(GENERAL, CURRENT, "3124800.00"), (GENERAL, CARRIED, "269033.17")]),
    ("绿地养护", "古树名木体检与复壮经费", "2130207", [(GENERAL, CURRENT, "286500.00")]),
    ("绿地养护", "行道树病虫害绿色防控经费", "2130234",
     [(GENERAL, CURRENT, "369400.00"), (GENERAL, CARRIED, "52087.64")]),
    ("绿地养护", "市民园艺课堂与义工活动经费", "2120199",
     [(GENERAL, CURRENT, "120000.00"), (OWN, CURRENT, "173000.00"),
      (OWN, CARRIED, "41763.92")]),
]

# Commissioned services: project, what, fund, yuan, bought as a public service, procured, remark.
COMMISSIONED = [
    ("北坡口袋公园建设项目", "委托设计、监理单位完成施工图、地勘和全过程监理", FUND,
     "126000.00", "否", "是", ""),
    ("城区公园日常养护服务费", "分三个标段委托养护单位，承担修剪、灌溉、补植、保洁和夜间巡查", GENERAL,
     "2984000.00", "是", "是", ""),
    ("行道树病虫害绿色防控经费", "委托植保机构布点监测、释放天敌并出具季度虫情报告", GENERAL,
     "218000.00", "是", "否", "未达采购限额，由三家以上机构比选确定"),
]
PROCURED_GOODS = ["31002", "31013"]  # Economic codes that are bought in full by procurement.
PROCURED_WORKS = [("北坡口袋公园建设项目", "1582000.00"), ("湖心岛木栈道翻新项目", "860000.00")]

# What last year's book said, for the comparisons in the prose.
LAST_TOTAL = "13087452.60"
LAST_FUND = "3214600.00"
LAST_RECEPTION, LAST_RUNNING, LAST_PURCHASE = "11200.00", "64500.00", "0.00"
LAST_AGENCY = "861318.20"
LAST_COMMISSIONED_SPENT = "3009160.00"

# Targets: {p} is this year's appropriation of the project, {c} its commissioned services, {r} the
# rest.
INDICATORS = {
    "北坡口袋公园建设项目": (
        "把北坡几处老旧小区之间的边角地改成能散步、能健身、有树荫的口袋公园，年内向居民开放。", [
            ("产出指标", "数量指标", "建成公园面积", "竣工图载明的绿地与铺装面积之和", ">=4600平方米", 20),
            ("产出指标", "质量指标", "工程验收合格率", "各分部工程首次验收即通过的比例", "等于100%", 10),
            ("产出指标", "时效指标", "开园月份", "围挡拆除、居民可以入园的月份", "<=11月", 10),
            ("成本指标", "经济成本指标", "年度建设支出", "当年安排的建设资金不突破预算", "<={p}万元", 20),
            ("效益指标", "生态效益指标", "新栽乔木数量", "园内新栽且成活的乔木", ">=260株", 20),
            ("满意度指标", "服务对象满意度指标", "周边居民满意度", "开园后入户问卷的满意比例", ">=90%", 10)]),
    "湖心岛木栈道翻新项目": (
        "替换湖心岛朽坏的木栈道和松动的护栏，铺设防滑面层，让游客雨天也能放心通行。", [
            ("产出指标", "数量指标", "翻新栈道长度", "拆旧换新并交付使用的栈道长度", ">=380米", 20),
            ("产出指标", "质量指标", "防滑检测合格率", "抽检点位中摩擦系数达标的比例", "等于100%", 20),
            ("成本指标", "经济成本指标", "年度工程支出", "当年工程款和检测费合计", "<={p}万元", 20),
            ("效益指标", "社会效益指标", "栈道滑倒事件", "游客服务台登记的滑倒事件", "<=2起", 20),
            ("满意度指标", "服务对象满意度指标", "游客满意度", "现场扫码评价中满意的比例", ">=92%", 10)]),
    "公园无障碍坡道与标识改造项目": (
        "打通六座公园主要游线上的台阶和陡坎，换上字大、色清、带盲文的标识牌。", [
            ("产出指标", "数量指标", "改造公园数", "主要游线全部实现无障碍的公园", "等于6座", 20),
            ("产出指标", "数量指标", "更新标识牌数", "安装到位的新标识牌", ">=145块", 10),
            ("产出指标", "时效指标", "完工月份", "六座公园全部完工的月份", "<=9月", 10),
            ("成本指标", "经济成本指标", "年度改造支出", "坡道、扶手和标识牌费用合计", "<={p}万元", 20),
            ("效益指标", "社会效益指标", "无障碍游线贯通", "由残疾人代表试走并确认", "完成", 20),
            ("满意度指标", "服务对象满意度指标", "特殊人群满意度", "老年人、残疾人和推婴儿车家长的满意比例",
             ">=90%", 10)]),
    "城区公园日常养护服务费": (
        "对城区公园实行分标段养护，做到草坪平整、树木健壮、路面干净、设施完好，月月考评、按分付费。", [
            ("产出指标", "数量指标", "养护面积", "合同约定并实际养护的绿地", ">=186公顷", 15),
            ("产出指标", "数量指标", "月度考评次数", "每月组织一次现场打分", "等于12次", 10),
            ("产出指标", "质量指标", "考评平均得分", "三个标段全年得分的平均值", ">=85分", 15),
            ("成本指标", "经济成本指标", "委托业务费", "支付给养护单位的服务费", "<={c}万元", 10),
            ("成本指标", "经济成本指标", "水电和补植费", "灌溉水电、补植苗木等费用", "<={r}万元", 10),
            ("效益指标", "生态效益指标", "树木保存率", "年末存活乔木占年初的比例", ">=98%", 20),
            ("满意度指标", "服务对象满意度指标", "游园市民满意度", "四季随机访问的满意比例", ">=90%", 10)]),
    "古树名木体检与复壮经费": (
        "给在册古树逐株体检、更新档案，对长势衰弱的古树改土、支撑、补洞，守住这些活的文物。", [
            ("产出指标", "数量指标", "体检株数", "出具体检报告的古树名木", "等于73株", 20),
            ("产出指标", "数量指标", "复壮株数", "采取复壮措施的衰弱古树", ">=9株", 10),
            ("产出指标", "时效指标", "雨季前加固", "危险枝和支撑须在雨季到来前处理", "完成", 10),
            ("成本指标", "经济成本指标", "体检复壮支出", "检测、材料和人工费用合计", "<={p}万元", 20),
            ("效益指标", "生态效益指标", "非正常死亡株数", "因管护不力死亡的古树名木", "等于0株", 20),
            ("满意度指标", "服务对象满意度指标", "责任单位满意度", "古树管护责任单位和责任人的评价", ">=95%", 10)]),
    "行道树病虫害绿色防控经费": (
        "提前监测、少用农药，以天敌和诱捕为主压低虫口，避免行道树成片受害。", [
            ("产出指标", "数量指标", "虫情监测点", "全年正常采集数据的监测点", ">=40个", 10),
            ("产出指标", "时效指标", "虫情通报次数", "按月发布虫情和处置意见", "等于12次", 10),
            ("产出指标", "质量指标", "成灾率", "达到成灾标准的行道树比例", "<=5%", 20),
            ("成本指标", "经济成本指标", "委托业务费", "支付给植保机构的服务费", "<={c}万元", 10),
            ("成本指标", "经济成本指标", "防治材料费", "天敌、诱捕器和低毒药剂费用", "<={r}万元", 10),
            ("效益指标", "生态效益指标", "化学农药使用量", "与上年同期出库量比较", "有效降低", 20),
            ("满意度指标", "服务对象满意度指标", "沿街商户满意度", "防治路段商户的满意比例", ">=85%", 10)]),
    "市民园艺课堂与义工活动经费": (
        "每月开设园艺课堂，带领义工认养花坛、巡护湖岸，让市民一起照看身边的绿地。", [
            ("产出指标", "数量指标", "园艺课堂场次", "全年实际开课场次", ">=24场", 20),
            ("产出指标", "数量指标", "参与人次", "课堂与义工活动签到人次", ">=1500人次", 10),
            ("产出指标", "质量指标", "义工培训率", "上岗前受过培训的义工比例", ">=95%", 10),
            ("成本指标", "经济成本指标", "财政安排支出", "由当年财政拨款承担的活动费用", "<={p}万元", 20),
            ("效益指标", "社会效益指标", "义工服务时长", "义工平台登记的累计时长", ">=3200小时", 20),
            ("满意度指标", "服务对象满意度指标", "参与市民满意度", "活动后问卷的满意比例", ">=95%", 10)]),
}

# The planted error: which figure, and which two of its characters change places.
PLANTED = {"table": "一般公共预算拨款支出预算表", "row": "2130234", "column": 7,
           "column_name": "当年预算/项目支出", "swap": (3, 4)}

KINDS = ["一般公共服务支出", "外交支出", "国防支出", "公共安全支出", "教育支出", "科学技术支出",
         "文化旅游体育与传媒支出", "社会保障和就业支出", "社会保险基金支出", "卫生健康支出",
         "节能环保支出", "城乡社区支出", "农林水支出", "交通运输支出", "资源勘探工业信息等支出",
         "商业服务业等支出", "金融支出", "援助其他地区支出", "自然资源海洋气象等支出",
         "住房保障支出", "粮油物资储备支出", "国有资本经营预算支出", "灾害防治及应急管理支出",
         "其他支出", "预备费", "转移性支出", "债务还本支出", "债务付息支出", "债务发行费用支出",
         "抗疫特别国债安排的支出"]

# ---------------------------------------------------------------- amounts


def fen(yuan):
    whole, cents = yuan.split(".")
    return int(whole) * 100 + int(cents)


def wan(amount):
    """An amount in fen as 万元 with two decimals, half up (no amount here is negative)."""
    hundredths = (amount + 5000) // 10000
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def wan_short(amount):
    return wan(amount).rstrip("0").rstrip(".")


def share(part, whole):
    hundredths = (part * 20000 + whole) // (2 * whole)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def change(now, last_yuan, what="预算"):
    last = fen(last_yuan)
    if now == last:
        return f"与 {LAST} 年{what}持平"
    up = now > last
    text = f"比 {LAST} 年{what}{'增加' if up else '减少'} {wan(abs(now - last))} 万元"
    if last:
        text += f"，{'增长' if up else '下降'} {share(abs(now - last), last)}"
    return text


class Fact:
    def __init__(self, function, economic, project, fund, origin, yuan):
        self.function, self.economic, self.project = function, economic, project
        self.fund, self.origin, self.fen = fund, origin, fen(yuan)
        self.nature = ("项目" if project else
                       "人员" if economic[:3] in ("301", "303") else "公用")


FACTS = [Fact(f, e, None, fund, o, y) for f, e, fund, o, y in BASIC]
FACTS += [Fact(f, None, name, fund, o, y) for _, name, f, money in PROJECTS for fund, o, y in money]

BOTH = (CURRENT, CARRIED)
FISCAL = (GENERAL, FUND)
PERSONNEL, OPERATING, BASIC_NATURES, PROJECT = ("人员",), ("公用",), ("人员", "公用"), ("项目",)


def total(**where):
    """The sum of the facts selected. function and economic are prefixes, the rest are sets."""
    def fits(fact):
        return all((getattr(fact, k) or "").startswith(v) if k in ("function", "economic")
                   else getattr(fact, k) in ((v,) if isinstance(v, str) else v)
                   for k, v in where.items())
    return sum(f.fen for f in FACTS if fits(f))


def by_origin(**where):
    return [wan(total(origin=o, **where)) for o in (BOTH, CURRENT, CARRIED)]


# ---------------------------------------------------------------- tables

ZERO3 = ["0.00"] * 3
ORDINALS = "一二三四五六七八九十"


def ordinal(n):
    tens, ones = divmod(n, 10)
    return ("" if tens < 2 else ORDINALS[tens - 1]) + ("十" if tens else "") + \
        (ORDINALS[ones - 1] if ones else "")


def chapters(fund):
    """The thirty kinds of expenditure, each with its three amounts."""
    code_of = {name: code for code, name in FUNCTIONS.items() if len(code) == 3}
    return [[f"{ordinal(i)}、{name}"] +
            (by_origin(function=code_of[name], fund=fund) if name in code_of else ZERO3)
            for i, name in enumerate(KINDS, 1)]


def pad(row, width):
    return row + [""] * (width - len(row))


def unit_row(width):
    return pad([f"预算单位：{UNIT}"], width - 1) + ["单位：万元"]


def halves(left, right):
    height = max(len(left), len(right))
    return [a + b for a, b in zip(left + [[""] * 4] * (height - len(left)), right)]


ALL_FUNDS = (GENERAL, FUND, OWN)


def table_1():
    left = [["一、财政拨款收入"] + by_origin(fund=FISCAL),
            ["一般公共预算拨款收入"] + by_origin(fund=GENERAL),
            ["政府性基金预算拨款收入"] + by_origin(fund=FUND),
            ["国有资本经营预算拨款收入"] + ZERO3,
            ["二、财政专户管理资金收入"] + ZERO3,
            ["三、单位资金收入"] + by_origin(fund=OWN),
            ["事业收入"] + ZERO3, ["事业单位经营收入"] + ZERO3, ["上级补助收入"] + ZERO3,
            ["附属单位上缴收入"] + ZERO3,
            ["其他收入"] + by_origin(fund=OWN)]
    money = by_origin()
    return [pad(["收支预算总表"], 8), unit_row(8),
            ["收 入", "", "", "", "支 出", "", "", ""],
            ["项 目", "本年预算", "编制预算", "上年结转"] * 2,
            *halves(left, chapters(ALL_FUNDS)),
            ["本年收入合计"] + money + ["本年支出合计"] + money,
            ["", "", "", "", "结转下年支出", "0.00", "0.00", ""],
            ["收入总计"] + money + ["支出总计"] + money]


def table_2():
    def amount(origin, fund):
        return wan(total(origin=origin, fund=fund))
    money = [wan(total()), amount(CURRENT, ALL_FUNDS), amount(CURRENT, GENERAL),
             amount(CURRENT, FUND), *["0.00"] * 6, amount(CURRENT, OWN),
             amount(CARRIED, ALL_FUNDS), amount(CARRIED, GENERAL), amount(CARRIED, FUND),
             "0.00", "0.00", amount(CARRIED, OWN)]
    return [pad(["收入预算总表"], 19), unit_row(19),
            ["部门(单位)代码", "部门(单位)名称", "合计", *pad(["编制预算"], 10), *pad(["上年结转"], 6)],
            ["", "", "", "小计", "一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金",
             "事业收入", "事业单位经营收入", "上级补助收入", "附属单位上缴收入", "其他收入",
             "小计", "一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金", "单位资金"],
            [DEPARTMENT_CODE, DEPARTMENT] + money, [UNIT_CODE, UNIT] + money]


def listed(fund):
    return [code for code in FUNCTIONS
            if total(function=code, fund=fund) or code in LISTED_WITHOUT_MONEY]


def table_3():
    def money(code, origin):
        return [wan(total(function=code, origin=origin)),
                wan(total(function=code, origin=origin, nature=BASIC_NATURES)),
                wan(total(function=code, origin=origin, nature=PROJECT)), "0.00"]
    part = ["小计", "基本支出", "项目支出", "事业单位经营支出"]
    return [pad(["支出预算总表"], 11), unit_row(11),
            ["科目编码", "功能分类科目名称", "合计", *pad(["当年预算"], 4), *pad(["上年结转结余"], 4)],
            ["", "", "", *part, *part],
            *[[code, FUNCTIONS[code], wan(total(function=code)), *money(code, CURRENT),
               *money(code, CARRIED)] for code in listed(ALL_FUNDS)]]


def table_4():
    money = by_origin(fund=FISCAL)
    left = [["一、本年收入"] + money,
            ["一般公共预算拨款"] + by_origin(fund=GENERAL),
            ["政府性基金预算拨款"] + by_origin(fund=FUND),
            ["国有资本经营预算拨款"] + ZERO3]
    return [["收 入", "", "", "", "支 出", "", "", ""],
            ["项 目", "本年预算", "编制预算", "上年结转"] * 2,
            *halves(left, [["一、本年支出"] + money] + chapters(FISCAL)),
            ["", "", "", "", "二、结转下年支出", "", "", ""],
            ["收入总计"] + money + ["支出总计"] + money]


def table_5():
    def money(code, origin):
        return [wan(total(function=code, origin=origin, fund=GENERAL, nature=nature))
                for nature in (BASIC_NATURES + PROJECT, BASIC_NATURES, PERSONNEL, OPERATING,
                               PROJECT)]
    return [unit_row(13),
            ["科目编码", "功能分类科目名称", "合计", *pad(["当年预算"], 5), *pad(["上年结转结余"], 5)],
            ["", "", "", *["小计", "基本支出", "", "", "项目支出"] * 2],
            ["", "", "", *["", "小计", "人员经费", "公用经费", ""] * 2],
            *[[code, FUNCTIONS[code], wan(total(function=code, fund=GENERAL)),
               *money(code, CURRENT), *money(code, CARRIED)] for code in listed(GENERAL)]]


def table_6():
    def money(code, origin):
        return [wan(total(economic=code, origin=origin, fund=GENERAL, nature=nature))
                for nature in (BASIC_NATURES, PERSONNEL, OPERATING)]
    return [unit_row(9),
            ["科目编码", "支出经济分类科目名称", "合计", *pad(["当年预算"], 3), *pad(["上年结转结余"], 3)],
            ["", "", "", *["小计", "人员经费", "公用经费"] * 2],
            *[[code, name, wan(total(economic=code, fund=GENERAL, nature=BASIC_NATURES)),
               *money(code, CURRENT), *money(code, CARRIED)] for code, name in ECONOMIC.items()]]


RECEPTION = total(economic="30217", fund=GENERAL)
RUNNING, PURCHASE = total(economic="30231", fund=GENERAL), total(economic="31013", fund=GENERAL)
THREE_PUBLIC = RECEPTION + RUNNING + PURCHASE


def table_7():
    return [["项 目", f"{YEAR} 年预算数"], ["合 计", wan(THREE_PUBLIC)],
            ["1、因公出国（境）费用", ""], ["2、公务接待费", wan(RECEPTION)],
            ["3、公务用车购置及运行费", wan(RUNNING + PURCHASE)],
            ["其中：（1）公务用车运行维护费", wan(RUNNING)], ["（2）公务用车购置", wan(PURCHASE)]]


HEADER_8 = ["功能分类科目名称", "合计", "基本支出", "项目支出"]


def table_8():
    def row(name, **where):
        return [name, *[wan(amount) if amount else "" for amount in
                        (total(fund=FUND, nature=nature, **where)
                         for nature in (BASIC_NATURES + PROJECT, BASIC_NATURES, PROJECT))]]
    return [HEADER_8, row("合计"),
            *[row(FUNCTIONS[code], function=code) for code in FUNCTIONS
              if total(function=code, fund=FUND)]]


def table_9():
    return [HEADER_8, ["合计", "", "", ""]]


GROUPS = list(dict.fromkeys(group for group, *_ in PROJECTS))


def table_10():
    def row(labels, names):
        def amount(fund, origin):
            return wan(total(project=names, fund=fund, origin=origin))
        return labels + [wan(total(project=names)),
                         amount(GENERAL, CURRENT), amount(FUND, CURRENT), "0.00",
                         amount(GENERAL, CARRIED), amount(FUND, CARRIED), "0.00",
                         "0.00", amount(OWN, BOTH)]
    part = ["一般公共预算", "政府性基金预算", "国有资本经营预算"]
    rows = [row([PROJECT_TYPE, "", "", ""], tuple(name for _, name, *_ in PROJECTS))]
    for group in GROUPS:
        names = tuple(name for g, name, *_ in PROJECTS if g == group)
        rows.append(row(["", group, "", ""], names))
        rows += [row(["", "", name, UNIT], (name,)) for name in names]
    return [pad(["项目支出预算表"], 13), unit_row(13),
            ["类型", "项目名称", "", "项目单位", "合计", *pad(["本年财政拨款"], 3), *pad(["财政拨款结转"], 3),
             "财政专户管理资金", "单位资金"],
            ["", "一级项目", "二级项目", "", "", *part, *part, "", ""], *rows]


def commissioned(fund=FISCAL, project=None, procured=None):
    return sum(fen(yuan) for name, _, f, yuan, _, p, _ in COMMISSIONED
               if f in fund and project in (None, name) and procured in (None, p))


def table_11():
    def money(**where):
        amounts = [commissioned(**where), commissioned(fund=(GENERAL,), **where),
                   commissioned(fund=(FUND,), **where)]
        return [wan(amount) if amount else "" for amount in amounts] + [""]
    return [["部门/单位/项目名称", "委托事项内容", *pad(["财政拨款收入"], 4), "是否政府购买服务(是/否)",
             "是否政府采购(是/否)", "特殊情况说明"],
            ["", "", "合计", "一般公共预算拨款收入", "政府性基金预算拨款收入", "国有资本经营预算拨款收入", "", "", ""],
            [UNIT, "", *money(), "", "", ""],
            *[[name, what, *money(project=name), service, procured, remark]
              for name, what, _, _, service, procured, remark in COMMISSIONED]]


def appropriation(name):
    return total(project=name, fund=FISCAL, origin=CURRENT)


def table_12():
    rows = [["项目名称", "年度资金总额", "年度绩效目标", "一级指标", "二级指标", "三级指标", "指标解释", "指标值", "权重"]]
    for name, (goal, indicators) in INDICATORS.items():
        money, services = appropriation(name), commissioned(project=name)
        head = [name, wan(money), goal]
        for *labels, target, weight in indicators:
            target = target.format(p=wan_short(money), c=wan_short(services),
                                   r=wan_short(money - services))
            rows.append(head + labels + [target, str(weight)])
            head = ["", "", ""]
    return rows


# Title, builder, paragraphs before the grid. An empty list: the title is a row of the grid.
PLAIN_HEAD = [UNIT_FORMAL, "单位：万元"]
TABLES = [
    ("收支预算总表", table_1, []),
    ("收入预算总表", table_2, []),
    ("支出预算总表", table_3, []),
    ("财政拨款收支预算总表", table_4, ["财政拨款收支预算总表", f"预算单位：{UNIT}", "单位：万元"]),
    ("一般公共预算拨款支出预算表", table_5, ["一般公共预算拨款支出预算表"]),
    ("一般公共预算基本支出预算表", table_6, ["一般公共预算基本支出预算表"]),
    ("一般公共预算“三公”经费支出预算表", table_7, ["一般公共预算“三公”经费支出预算表", *PLAIN_HEAD]),
    ("政府性基金预算拨款支出预算表", table_8, ["政府性基金预算拨款支出预算表", *PLAIN_HEAD]),
    ("国有资本经营预算支出预算表", table_9, ["国有资本经营预算支出预算表", *PLAIN_HEAD]),
    ("项目支出预算表", table_10, []),
    ("财政拨款委托业务费支出预算表", table_11, ["财政拨款委托业务费支出预算表", *PLAIN_HEAD]),
    ("项目支出绩效目标表", table_12, ["项目支出绩效目标表", "预算表12", "单位：万元"]),
]

# ---------------------------------------------------------------- prose

DUTIES = [
    "管护市区的公园、游园、街旁绿地和行道树，使绿地常年整洁，树木长势良好，设施随时可用。",
    "提出公园和绿地建设的年度安排，论证选址、规模和造价，获批后组织施工、验收和移交。",
    "为古树名木建立一树一档，逐株落实管护责任人，发现长势衰弱立即安排诊断和复壮。",
    "监测行道树病虫害，优先采用生物防治和物理防治，严格控制农药的品种与用量。",
    "办理树木移植、重度修剪和临时占用绿地的申请，到场查看后提出意见，并在完工后复查恢复情况。",
    "照看公园里的照明、栈道、座椅、厕所和游乐设备，遇有隐患先围挡、再修理，合格后才重新开放。",
    "面向市民开办园艺课堂，招募和培训义工，鼓励单位、家庭认养树木和花坛。",
    "承办市政府临时安排的工作，按期办结并反馈结果。",
]

STAFF = [("行政", 30), ("工勤", 4)]
OFFICES = ["办公室（财务科）", "规划建设科", "养护管理科", "古树与植保科", "公众服务科"]

PURPOSE = {
    "205": "用于安排业务骨干参加园艺师、植保员等岗位培训",
    "208": "用于在职人员养老保险、职业年金、工伤和失业保险的单位缴费，以及退休人员的补助",
    "210": "用于职工医疗保险、公务员医疗补助和生育保险的单位缴费，以及退休人员的医疗补助",
    "212": "用于机关人员工资和日常运转，以及公园改造、绿地养护等项目",
    "213": "用于古树名木保护和行道树病虫害防控",
    "221": "用于为职工缴存住房公积金",
}

NARRATIVE = [
    f"{YEAR} 年收支预算总体情况", f"{YEAR} 年收入预算情况", f"{YEAR} 年支出预算情况",
    f"{YEAR} 年财政拨款收支预算情况", f"{YEAR} 年一般公共预算拨款支出预算情况",
    f"{YEAR} 年一般公共预算基本支出预算支出情况", f"{YEAR} 年一般公共预算“三公”经费预算支出情况",
    f"{YEAR} 年政府性基金预算支出情况", f"{YEAR} 年国有资本经营预算支出情况",
    "其他重要事项的情况说明",
]
NOTES = ["机关运行经费", "政府采购情况", "委托业务费使用情况", "国有资产占用使用情况",
         "项目支出情况说明", "项目支出绩效目标情况说明", "实有资金账户情况说明"]
PARTS = ["第一部分 部门概况", "第二部分 预算表格", "第三部分 情况说明", "第四部分 名词解释"]
OVERVIEW = ["主要职能", "机构设置"]

GLOSSARY = [
    ("部门预算", "一个部门在一年里所有收入和所有支出的计划。它按规定的程序编制、审核和批准，批准后非经法定手续不得改动。"),
    ("一般公共预算拨款收入", "财政部门从以税收为主的公共收入中拨给本部门当年使用的资金。"),
    ("政府性基金预算拨款收入", "财政部门从有专门用途的基金中拨给本部门的资金，本书中指土地出让收入，只能投向规定的范围。"),
    ("单位资金收入", "不由财政拨给、由单位自行取得的资金。本单位只有其他收入一种，来自社会捐赠、树木认养和存款利息。"),
    ("上年结转", "以前年度已经安排、到年底没有用完，本年按原来用途接着使用的资金。"),
    ("基本支出", "维持机关运转必不可少的开支，分为人员经费和公用经费两部分。"),
    ("项目支出", "为办成某一件具体的事另外安排的开支，每个项目有自己的目标、期限和预算。"),
    ("“三公”经费", "用财政拨款支付的三类费用：出国出境办理公务的费用，公务用车的购置和使用费用，以及接待来访公务人员的费用。"),
    ("机关运行经费", "机关用公用经费购买货物和服务以保持日常运转的开支，办公、水电、差旅、会议、车辆等都在其中。"),
    ("委托业务费", "把某项工作交给外部机构去做而付出的报酬，例如设计、监理、养护和检测。"),
    ("绩效目标", "安排资金之前约定的结果：做多少、做多好、何时做完、花费几何、带来什么好处、服务对象是否满意。"),
]


def amount(**where):
    return wan(total(**where)) + " 万元"


def money_with_share(whole, **where):
    return f"{amount(**where)}，占 {share(total(**where), whole)}"


def names(prefixes):
    return "、".join(ECONOMIC[c] for c in ECONOMIC if len(c) == 5 and c[:3] in prefixes and
                    total(economic=c, fund=GENERAL, nature=BASIC_NATURES))


def narrative():
    everything, general = total(), total(fund=GENERAL)
    basic = total(fund=GENERAL, nature=BASIC_NATURES)
    kinds = [code for code in FUNCTIONS if len(code) == 3]
    agency = total(fund=GENERAL, nature=OPERATING)
    goods = sum(total(economic=code) for code in PROCURED_GOODS)
    works, services = sum(fen(y) for _, y in PROCURED_WORKS), commissioned(procured="是")
    targets = sum(appropriation(name) for name in INDICATORS)
    return [
        [f"本部门把全部收入和全部支出编入一本预算。收入来自一般公共预算拨款、政府性基金预算拨款、其他收入和上年结转；"
         f"支出涉及{'、'.join(FUNCTIONS[c] for c in kinds)}。",
         f"{YEAR} 年收支总预算 {wan(everything)} 万元，其中：当年预算 {amount(origin=CURRENT)}，"
         f"上年结转 {amount(origin=CARRIED)}。收支总预算{change(everything, LAST_TOTAL)}，"
         f"主要原因是新开工口袋公园，并扩大了公园养护的面积。"],
        [f"{YEAR} 年收入预算 {wan(everything)} 万元，其中：本年收入 "
         f"{money_with_share(everything, origin=CURRENT)}；"
         f"上年结转 {money_with_share(everything, origin=CARRIED)}。",
         f"按占收入预算的比例计算，本年收入中，一般公共预算拨款收入 "
         f"{money_with_share(everything, origin=CURRENT, fund=GENERAL)}；政府性基金预算拨款收入 "
         f"{money_with_share(everything, origin=CURRENT, fund=FUND)}；其他收入 "
         f"{money_with_share(everything, origin=CURRENT, fund=OWN)}。上年结转中，一般公共预算拨款结转 "
         f"{money_with_share(everything, origin=CARRIED, fund=GENERAL)}；政府性基金预算拨款结转 "
         f"{money_with_share(everything, origin=CARRIED, fund=FUND)}；单位资金结转 "
         f"{money_with_share(everything, origin=CARRIED, fund=OWN)}。"],
        [f"{YEAR} 年支出预算 {wan(everything)} 万元，其中：基本支出 "
         f"{money_with_share(everything, nature=BASIC_NATURES)}；项目支出 "
         f"{money_with_share(everything, nature=PROJECT)}。本单位没有事业单位经营支出。"],
        [f"{YEAR} 年财政拨款收支总预算 {amount(fund=FISCAL)}，其中：本年收入预算 "
         f"{amount(fund=FISCAL, origin=CURRENT)}，上年结转 {amount(fund=FISCAL, origin=CARRIED)}。"
         f"按资金性质分，一般公共预算拨款 {amount(fund=GENERAL)}，政府性基金预算拨款 {amount(fund=FUND)}。",
         "支出分别为：" + "，".join(
             f"{FUNCTIONS[c]} {amount(fund=FISCAL, function=c)}" for c in kinds) + "。"],
        [f"{YEAR} 年一般公共预算拨款 {wan(general)} 万元，其中：基本支出 "
         f"{money_with_share(general, fund=GENERAL, nature=BASIC_NATURES)}；项目支出 "
         f"{money_with_share(general, fund=GENERAL, nature=PROJECT)}。基本支出中，人员经费 "
         f"{money_with_share(basic, fund=GENERAL, nature=PERSONNEL)}；公用经费 "
         f"{money_with_share(basic, fund=GENERAL, nature=OPERATING)}。",
         *[f"{FUNCTIONS[c].removesuffix('支出')}（类）支出 "
           f"{money_with_share(general, fund=GENERAL, function=c)}，{PURPOSE[c]}。" for c in kinds]],
        [f"{YEAR} 年一般公共预算基本支出 {wan(basic)} 万元。",
         f"人员经费 {amount(fund=GENERAL, nature=PERSONNEL)}，包括：{names(('301', '303'))}。",
         f"公用经费 {amount(fund=GENERAL, nature=OPERATING)}，包括：{names(('302', '310'))}。"],
        [f"{YEAR} 年“三公”经费预算数为 {wan(THREE_PUBLIC)} 万元，"
         f"{change(THREE_PUBLIC, plus(LAST_RECEPTION, LAST_RUNNING, LAST_PURCHASE))}。分项说明如下：",
         f"1、因公出国（境）费 0.00 万元，与 {LAST} 年预算持平，全年不安排出国（境）团组。",
         f"2、公务接待费 {wan(RECEPTION)} 万元，{change(RECEPTION, LAST_RECEPTION)}，"
         f"主要原因是兄弟城市来访改在单位食堂用工作餐。",
         f"3、公务用车购置及运行费 {wan(RUNNING + PURCHASE)} 万元，"
         f"{change(RUNNING + PURCHASE, plus(LAST_RUNNING, LAST_PURCHASE))}。其中：公务用车运行维护费 "
         f"{wan(RUNNING)} 万元，{change(RUNNING, LAST_RUNNING)}；公务用车购置费 {wan(PURCHASE)} 万元，"
         f"{change(PURCHASE, LAST_PURCHASE)}，主要原因是一辆巡查用车到了报废年限，需要更换。"],
        [f"{YEAR} 年政府性基金预算支出 {amount(fund=FUND)}，全部是项目支出，"
         f"{change(total(fund=FUND), LAST_FUND)}。其中：使用本年拨款 {amount(fund=FUND, origin=CURRENT)}，"
         f"使用上年结转 {amount(fund=FUND, origin=CARRIED)}。资金来自土地出让收入，投向口袋公园建设和湖心岛栈道翻新。"],
        [f"本部门 {YEAR} 年没有使用国有资本经营预算安排的支出。"],
        [],
    ], [
        [f"{YEAR} 年本部门有行政单位 1 家，机关运行经费财政拨款预算 {wan(agency)} 万元，"
         f"{change(agency, LAST_AGENCY)}，主要原因是更换巡查用车和办公设备的费用列入其中。"],
        [f"{YEAR} 年政府采购预算总额 {wan(goods + works + services)} 万元，其中：货物 {wan(goods)} 万元，"
         f"工程 {wan(works)} 万元，服务 {wan(services)} 万元。"],
        [f"{YEAR} 年用财政拨款安排委托业务费 {wan(commissioned())} 万元，共 {len(COMMISSIONED)} 个项目，"
         f"{change(commissioned(), LAST_COMMISSIONED_SPENT, '执行数')}，主要原因是养护标段由两个增加到三个。"],
        [f"截至 {LAST} 年 12 月 31 日，本部门有车辆 3 辆，房屋 2180 平方米，单价 50 万元以上的设备 1 台。",
         f"{YEAR} 年计划购置车辆 1 辆，用来替换报废车辆；不计划购置土地、房屋和单价 50 万元以上的设备。"],
        [f"{YEAR} 年项目支出 {amount(nature=PROJECT)}，有一级项目 {len(GROUPS)} 个，二级项目 "
         f"{len(PROJECTS)} 个。按来源分，本年财政拨款 "
         f"{amount(nature=PROJECT, fund=FISCAL, origin=CURRENT)}，财政拨款结转 "
         f"{amount(nature=PROJECT, fund=FISCAL, origin=CARRIED)}，单位资金 "
         f"{amount(nature=PROJECT, fund=OWN)}。"],
        [f"{YEAR} 年有当年财政拨款的 {len(INDICATORS)} 个二级项目都设定了绩效目标，随预算一并公开，"
         f"涉及当年财政拨款 {wan(targets)} 万元。其余 {len(PROJECTS) - len(INDICATORS)} 个项目只使用上年结转，"
         f"绩效目标已在上年公开。"],
        [f"截至 {LAST} 年 12 月底，本单位实有资金账户余额 {amount(fund=OWN, origin=CARRIED)}，"
         f"已全部编入 {YEAR} 年预算；加上当年其他收入，{YEAR} 年计划从该账户支出 {amount(fund=OWN)}。"],
    ]


def plus(*yuan):
    cents = sum(fen(y) for y in yuan)
    return f"{cents // 100}.{cents % 100:02d}"


def numbered(items):
    return [f"{ordinal(i)}、{item}" for i, item in enumerate(items, 1)]


def bracketed(items):
    return [f"（{ordinal(i)}）{item}" for i, item in enumerate(items, 1)]


def contents():
    lines = ["", UNIT_FORMAL, f"{YEAR} 年部门预算", "", "二零二六年二月九日", "", "目 录"]
    for part, entries in zip(PARTS, [numbered(OVERVIEW), numbered(title for title, *_ in TABLES),
                                     numbered(NARRATIVE), []]):
        lines += ["", part, *([""] if entries else []), *["- " + entry for entry in entries]]
        if part == PARTS[2]:
            lines += [" - " + note for note in bracketed(NOTES)]
    return lines


def apart(paragraphs):
    return [line for paragraph in paragraphs for line in (paragraph, "")]


def overview():
    establishment = sum(n for _, n in STAFF)
    return apart([
        PARTS[0], numbered(OVERVIEW)[0], *bracketed(DUTIES), numbered(OVERVIEW)[1],
        f"本单位核定编制 {establishment} 名，其中" + "，".join(f"{k}编制 {n} 名" for k, n in STAFF) +
        f"。内设机构 {len(OFFICES)} 个，分别是：", *bracketed(o + "。" for o in OFFICES),
        "本部门除本级以外没有其他预算单位。"])


def book(grids):
    lines = contents() + [""] + overview() + [PARTS[1], ""]
    for title, _, head in TABLES:
        # A grid that brings its own unit row follows its title at once, as in the published file.
        lines += apart(head) + ["\t".join(row) for row in grids[title]] + [""]
    sections, notes = narrative()
    lines += [PARTS[2], ""]
    for heading, paragraphs in zip(numbered(NARRATIVE), sections):
        lines += apart([heading] + paragraphs)
    for heading, paragraphs in zip(bracketed(NOTES), notes):
        lines += apart([heading] + paragraphs)
    lines += [PARTS[3], ""]
    lines += apart(bracketed(f"{term}：{meaning}" for term, meaning in GLOSSARY))
    return "\n".join(lines).rstrip("\n") + "\n"


# ---------------------------------------------------------------- self-check


def failures(grids):
    """The identities that rounding cannot explain, each as its set of printed figures."""
    wrong, count, off = [], 0, 0

    def value(cell):
        text = grids[cell[0]][cell[1]][cell[2]]
        return int(text.replace(".", "")) if text else 0

    def holds(whole, parts):  # whole = the sum of the parts, both lists of cells
        nonlocal count, off
        cells = whole + parts
        gap = abs(sum(map(value, whole)) - sum(map(value, parts)))
        count, off = count + 1, off + (gap > 0)
        if 2 * gap > len(cells):  # every printed figure may be half a unit away from its amount
            wrong.append(set(cells))

    def row_of(title, label, column=0):
        return next(i for i, row in enumerate(grids[title]) if row[column] == label)

    def split(title, first, whole, parts):
        for i, row in enumerate(grids[title]):
            if i >= first and row[whole]:
                holds([(title, i, whole)], [(title, i, p) for p in parts])

    t = [title for title, *_ in TABLES]
    t1, t2, t3, t4, t5, t6, t7, t8, _, t10, t11, t12 = t
    for title, first in ((t1, 4), (t4, 2)):
        split(title, first, 1, [2, 3])
        split(title, first, 5, [6, 7])
    for c in (1, 2, 3):
        def at(label):
            return t1, row_of(t1, label), c

        holds([at("一、财政拨款收入")], [(t1, i, c) for i in (5, 6, 7)])
        holds([at("三、单位资金收入")], [(t1, i, c) for i in range(10, 15)])
        holds([at("本年收入合计")], [(t1, i, c) for i in (4, 8, 9)])
        holds([at("本年收入合计")], [at("收入总计")])
        holds([(t1, 34, c + 4)], [(t1, i, c + 4) for i in range(4, 34)])
        holds([at("收入总计")], [(t1, 36, c + 4)])
        holds([(t4, 2, c)], [(t4, i, c) for i in (3, 4, 5)])
        holds([(t4, 2, c + 4)], [(t4, i, c + 4) for i in range(3, 33)])
        for i in (2, len(grids[t4]) - 1):
            holds([at("一、财政拨款收入")], [(t4, i, c)])
            holds([at("一、财政拨款收入")], [(t4, i, c + 4)])
    for i in (4, 5):
        holds([(t2, i, 2)], [(t2, i, 3), (t2, i, 13)])
        holds([(t2, i, 3)], [(t2, i, c) for c in range(4, 13)])
        holds([(t2, i, 13)], [(t2, i, c) for c in range(14, 19)])
        for c, r in ((2, 1), (3, 2), (13, 3)):
            holds([(t2, i, c)], [(t1, 36, r)])
        for c, r, k in ((4, 5, 2), (5, 6, 2), (12, 14, 2), (14, 5, 3), (15, 6, 3), (18, 14, 3)):
            holds([(t2, i, c)], [(t1, r, k)])

    def tree(title, first):
        rows = {row[0]: i for i, row in enumerate(grids[title]) if i >= first}
        for code, i in rows.items():
            children = [j for other, j in rows.items()
                        if other.startswith(code) and len(other) == len(code) + 2]
            for c in range(2, len(grids[title][0])):
                if children:
                    holds([(title, i, c)], [(title, j, c) for j in children])
        return rows

    rows3, rows5, rows6 = tree(t3, 4), tree(t5, 4), tree(t6, 3)

    def tops(title, rows, c):
        return [(title, i, c) for code, i in rows.items() if len(code) == 3]

    for title, first, whole, parts in (
            (t3, 4, 2, [3, 7]), (t3, 4, 3, [4, 5, 6]), (t3, 4, 7, [8, 9, 10]), (t5, 4, 2, [3, 8]),
            (t5, 4, 3, [4, 7]), (t5, 4, 4, [5, 6]), (t5, 4, 8, [9, 12]), (t5, 4, 9, [10, 11]),
            (t6, 3, 2, [3, 6]), (t6, 3, 3, [4, 5]), (t6, 3, 6, [7, 8]), (t8, 1, 1, [2, 3]),
            (t10, 4, 4, list(range(5, 13))), (t11, 2, 2, [3, 4, 5])):
        split(title, first, whole, parts)
    fund_rows = {row[0]: i for i, row in enumerate(grids[t8])}
    for i, name in enumerate(KINDS):
        for code in (c for c in rows3 if len(c) == 3 and FUNCTIONS[c] == name):
            for c3, c1 in ((2, 5), (3, 6), (7, 7)):
                holds([(t1, 4 + i, c1)], [(t3, rows3[code], c3)])
            holds([(t4, 3 + i, 5)], [(t5, rows5[code], 2)] +
                  ([(t8, fund_rows[name], 1)] if name in fund_rows else []))
    # These four have money of other funds too; the rest stands in both tables alike.
    for code in sorted(set(rows5) - {"212", "21201", "2120101", "2120199"}):
        for c3, c5 in ((2, 2), (3, 3), (4, 4), (5, 7), (7, 8), (8, 9), (9, 12)):
            holds([(t3, rows3[code], c3)], [(t5, rows5[code], c5)])
    for c5, c1 in ((2, 1), (3, 2), (8, 3)):
        holds([(t1, 5, c1)], tops(t5, rows5, c5))
    for c5, c6 in ((4, 3), (5, 4), (6, 5), (9, 6), (10, 7), (11, 8)):
        holds(tops(t5, rows5, c5), tops(t6, rows6, c6))
    holds([(t7, 1, 1)], [(t7, i, 1) for i in (2, 3, 4)])
    holds([(t7, 4, 1)], [(t7, 5, 1), (t7, 6, 1)])
    for i, code in ((2, "30212"), (3, "30217"), (5, "30231"), (6, "31013")):
        holds([(t7, i, 1)], [(t6, rows6[code], 2)])
    holds([(t8, 1, 1)], [(t1, 6, 1)])
    holds([(t8, 3, 1)], [(t8, 4, 1), (t8, 5, 1)])
    for c in (1, 3):
        for i in (2, 3):
            holds([(t8, 1, c)], [(t8, i, c)])
    top = row_of(t10, PROJECT_TYPE)
    groups = [i for i, row in enumerate(grids[t10]) if i > top and row[1]]
    for c in range(4, 13):
        holds([(t10, top, c)], [(t10, i, c) for i in groups])
        for i, end in zip(groups, groups[1:] + [len(grids[t10])]):
            holds([(t10, i, c)], [(t10, j, c) for j in range(i + 1, end)])
    holds([(t10, top, 4)], tops(t3, rows3, 5) + tops(t3, rows3, 9))
    holds([(t10, top, 5)], tops(t5, rows5, 7))
    holds([(t10, top, 8)], tops(t5, rows5, 12))
    holds([(t10, top, 6), (t10, top, 9)], [(t8, 1, 3)])
    for c in (2, 3, 4):
        holds([(t11, 2, c)], [(t11, i, c) for i in range(3, len(grids[t11]))])
    for row in grids[t11][3:]:
        project = grids[t10][row_of(t10, row[0], 2)]
        assert float(row[2]) <= sum(float(project[c]) for c in (5, 6, 8, 9)), row[0]
    weights = {}
    for i, row in enumerate(grids[t12][1:], 1):
        if row[0]:
            name = row[0]
            holds([(t12, i, 1)], [(t10, row_of(t10, name, 2), c) for c in (5, 6, 7)])
        weights[name] = weights.get(name, 0) + int(row[8])
    assert set(weights.values()) == {90}, weights
    assert set(INDICATORS) == {name for _, name, *_ in PROJECTS if appropriation(name)}
    return wrong, count, off


def check_text(text):
    """Every entry of the contents stands again as a heading of the body."""
    lines = [line.split("\t")[0] for line in text.split("\n")]
    end = lines.index(PARTS[0], lines.index(PARTS[0]) + 1)
    for line in lines[lines.index("目 录") + 1:end]:
        entry = line.strip().removeprefix("- ")
        titles = {entry, entry.split("、", 1)[-1]} if entry else set()
        assert not entry or titles & set(lines[end:]), entry


def main():
    grids = {title: build() for title, build, _ in TABLES}
    for title, grid in grids.items():
        assert len({len(row) for row in grid}) == 1, title
    clean = book(grids)
    check_text(clean)
    wrong, count, off = failures(grids)
    assert not wrong, wrong

    title, column = PLANTED["table"], PLANTED["column"]
    row = next(i for i, cells in enumerate(grids[title]) if cells[0] == PLANTED["row"])
    right = list(grids[title][row][column])
    printed = right.copy()
    a, b = PLANTED["swap"]
    printed[a], printed[b] = printed[b], printed[a]
    right, printed = "".join(right), "".join(printed)
    grids[title][row][column] = printed
    planted = book(grids)
    wrong, *_ = failures(grids)
    assert wrong and set.intersection(*wrong) == {(title, row, column)}, wrong
    pairs = enumerate(zip(clean.split("\n"), planted.split("\n")), 1)
    differing = [line for line, (one, other) in pairs if one != other]
    assert len(differing) == 1 and len(clean) == len(planted)

    for name, text in (("gardens-2026.txt", clean), ("gardens-2026-one-error.txt", planted)):
        path, data = HERE / name, text.encode("utf-8")
        if "--check" not in sys.argv:
            path.write_bytes(data)
        assert path.read_bytes() == data, f"{name} is not what this program makes"
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    for words in (f"line {differing[0]}", title, PLANTED["row"], PLANTED["column_name"],
                  printed, right, wan(total())):
        assert words in readme, f"README.md does not say {words}"
    print(f"{count} identities hold; {off} visible sums are explained by rounding")
    print(f"planted: line {differing[0]}, {title}, {PLANTED['row']} {FUNCTIONS[PLANTED['row']]}, "
          f"{PLANTED['column_name']}: printed {printed}, right {right}; "
          f"{len(wrong)} identities fail, all through this figure")


if __name__ == "__main__":
    main()
