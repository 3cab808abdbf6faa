"""Whole pages of papers unlike each other: each piece with its kind, titles, column, credits."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.extract.layout.articles import split_page
from flows.records import Article, Page, PageLayout
from flows.tables import Reference

LAYOUTS = Path(__file__).parent / "layouts"


def read(text: str, reference: Reference) -> PageLayout:
    page = Page(
        page_id="p",
        file_name="p.txt",
        source_path="p.txt",
        byte_size=len(text),
        encoding="utf-8",
        text=text,
    )
    return split_page(page, reference.layout)


def outline(article: Article) -> tuple[str, str, str, str, str]:
    """Kind, column, kicker, title, credits (name-role, first letter of the role)."""
    return (
        article.kind,
        article.column_name or "",
        article.kicker or "",
        article.title.text if article.title else "",
        " ".join(f"{credit.name}-{credit.role[0]}" for credit in article.credits),
    )


PAGES = {
    "wrapped_zhejiang": [
        ("article", "", "云溪县推行夜间小微权力监督", "深夜食堂亮起来", "沈依-r 方晓峰-c"),
        ("article", "", "", "茶园里来了“机器采茶工”", "叶澜-r"),
        ("photo_caption", "图片新闻", "", "", "蓝小云-p"),
    ],
    "stacked_sichuan": [
        (
            "article",
            "",
            "坚持把小事办到群众心坎上 ——来自青江县龙泉镇的一线报道",
            "“板凳议事”议出好日子",
            "罗杰-r",
        ),
        ("article", "", "", "推进垃圾分类 扮靓宜居乡村", "周敏-c 罗杰-r"),
        (
            "article",
            "",
            "双河镇6个村合办粮油公司",
            "从“单打独斗”到“抱团发展”",
            "蒋涛-r 蒋涛-p",
        ),
        ("article", "短评", "", "会开在院坝 事办进心里", "向东-c"),
    ],
    "numbered_henan": [
        ("article", "", "", "麦田里的“看苗人”", "郭晓燕-r 郭晓燕-p 李娜-r 李娜-p"),
        ("brief", "基层短波", "", "", "孙志强-c"),
        ("brief", "基层短波", "", "", "马玉洁-c 丁宁-c"),
        ("brief", "基层短波", "", "", "县人社局-s"),
        ("reference", "", "", "公 告", "沙阳县供电公司-s"),
    ],
    "captions_guangdong": [
        ("photo_caption", "", "", "镜头下的冬日圩镇", "叶志华-p"),
        ("photo_caption", "", "", "镜头下的冬日圩镇", "黄丽-p 刘颖-p"),
        ("photo_caption", "", "", "镜头下的冬日圩镇", "迳口镇文化站-s"),
        ("photo_caption", "", "", "乡村篮球赛热起来", "林俊-r 汤宣-c"),
    ],
    "minority_xinjiang": [
        (
            "article",
            "",
            "塔河县：",
            "十二座“石榴籽”服务站进社区",
            "阿依努尔·买买提江-r 努尔麦麦提·艾合买提江-c 王建疆-c 古丽巴哈尔·吐尔逊-c",
        ),
        ("article", "", "", "牧民转场有了“暖心驿站”", "巴特尔-r 叶尔兰·努尔兰-r"),
        ("brief", "天山快讯", "", "", "阿迪力-c"),
        ("brief", "天山快讯", "", "", "赛力克·木拉提-c 刘洋-c"),
    ],
    "plain_hunan": [
        ("article", "", "", "社区“共享菜园”种出邻里情", "邓颖-r 曾志刚-c"),
        ("article", "", "", "高温下的“送水人”", "欧阳倩-r 谭雅-i"),
        ("article", "", "", "东江县启动暑期防溺水巡查", "邓颖-r"),
        ("reference", "", "", "寻物启事", ""),
    ],
    "quoted_gansu": [
        ("article", "", "镇原县：", "“小苹果”做成“大文章”", "张强-r 段小平-c"),
        ("article", "", "环县：", "羊羔产业“羊”帆起航", "柳娜-r"),
        ("brief", "数字看变化", "", "", ""),
        ("brief", "数字看变化", "", "", ""),
        ("article", "", "西峰区：", "老街区有了新颜值", "秦岭-c"),
        ("article", "", "宁县：", "社火闹出文旅热", "路遥-c 何昕-r"),
    ],
    "indented_changji": [
        (
            "article",
            "乡村振兴",
            "奇台县半截沟镇腰站子村：",
            "党建“红”引领产业“旺”",
            "阿依古丽·木合塔尔-r 刘燕-r",
        ),
        ("article", "", "木垒县", "鹰嘴豆加工厂开足马力", "李勇-r"),
        ("photo_caption", "图片新闻", "", "", "何龙-p"),
        ("photo_caption", "图片新闻", "", "", "赵新-p"),
    ],
    "lost_headlines": [
        ("brief", "", "", "", "赵晓东-r"),
        ("article", "", "", "", "田野-r 秦川-c"),
        ("article", "", "", "一张清单管到底", "梁爽-r"),
        ("article", "", "", "让网格“小脚步”走出治理“大格局”", "单晓梅-c"),
    ],
}


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, reference: Reference) -> None:
    layout = read((LAYOUTS / f"{name}.txt").read_text(encoding="utf-8"), reference)
    assert [outline(article) for article in layout.articles] == PAGES[name]


@pytest.mark.parametrize(
    ("name", "paper", "printed"),
    [
        ("wrapped_zhejiang", "云溪报", "2023-05-16"),
        ("stacked_sichuan", "青江日报", "2024-03-07"),
        ("numbered_henan", "沙阳时报", "2022-11-21"),
        ("captions_guangdong", "粤北新区报", "2021-12-24"),
        ("minority_xinjiang", "天山北麓报", "2020-09-04"),
        ("plain_hunan", "湘南晨报", "2022-07-08"),
    ],
)
def test_masthead(name: str, paper: str, printed: str, reference: Reference) -> None:
    layout = read((LAYOUTS / f"{name}.txt").read_text(encoding="utf-8"), reference)
    assert (layout.paper, str(layout.masthead_date)) == (paper, printed)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param(
            "# 灌区改造\n\n本报讯(记者 王 芳)全县铺设暗管318\n\n公里,清淤排干沟2.4\n\n6公里。",
            ["本报讯(记者 王 芳)全县铺设暗管318公里,清淤排干沟2.46公里。"],
            id="a number cut by the column end",
        ),
        pytest.param(
            "# 稻田\n\n(上接第一版)党小组认领示范田。\n\n秋后一算账,增产三成。(下转第三版)",
            ["党小组认领示范田。\n秋后一算账,增产三成。"],
            id="jump lines are no text",
        ),
        pytest.param(
            "# 改厕记\n\n□记者 王芳\n\n**统一思想。**召开会议3次。\n\n**压实责任。**包村5个。",
            ["统一思想。召开会议3次。\n压实责任。包村5个。"],
            id="bold lead-ins are sections of one article",
        ),
        pytest.param(
            "# 怎样增收?\n\n——访镇党委书记\n\n本报记者 王芳\n\n问:下一步呢?\n\n答:再建两座棚。",
            ["问:下一步呢?\n答:再建两座棚。"],
            id="an interview is one article",
        ),
        pytest.param(
            "# 分红记\n\n●记者 王芳\n\n各村明细见下表。\n\n| 村 | 户 |\n| --- | --- |\n"
            "| 东村 | 12 |\n\n数据由镇上提供。",
            ["各村明细见下表。\n| 村 | 户 |\n| --- | --- |\n| 东村 | 12 |\n数据由镇上提供。"],
            id="a table stays in the text",
        ),
        pytest.param(
            "# 治沙记\n\n□记者 王芳\n\n沙地绿了。\n\n牧民吉雅图家\n\n的700亩草场返青。\n\n"
            "护草有方\n\n每月巡护8次。",
            ["沙地绿了。\n牧民吉雅图家的700亩草场返青。\n护草有方\n每月巡护8次。"],
            id="a short first line is no section head if the next goes on with it",
        ),
        pytest.param(
            "# 送水记\n\n□记者 王芳\n\n水车一天跑五趟,\n\n▲图为送水现场。 李勇 摄\n\n惠及2600人。",
            ["水车一天跑五趟,惠及2600人。", "图为送水现场。"],
            id="a picture amid an article does not close it",
        ),
    ],
)
def test_bodies(text: str, bodies: list[str], reference: Reference) -> None:
    assert [article.body.text for article in read(text, reference).articles] == bodies


def test_interrupted_article_keeps_its_credits(reference: Reference) -> None:
    text = "# 茶园记\n\n□记者 王芳\n\n编者按:本报今起开设专栏。\n\n茶园里一片忙碌,采茶2吨。"
    first, note = sorted(read(text, reference).articles, key=lambda article: article.kind)
    assert (first.kind, note.kind) == ("article", "reference")
    assert first.body.text == "茶园里一片忙碌,采茶2吨。"
    assert note.is_editorial and note.title and note.title.text == "编者按"


def test_lesson_is_one_reference(reference: Reference) -> None:
    text = "【每日一学】\n\n★党小组会:每月召开1次。\n\n★党费:按月交纳。(来源:学习强国)"
    (lesson,) = read(text, reference).articles
    assert (lesson.kind, lesson.column_name) == ("reference", "每日一学")
    assert lesson.body.text == "党小组会:每月召开1次。\n党费:按月交纳。"
    assert [credit.name for credit in lesson.credits] == ["学习强国"]


def test_notices_under_one_head_are_one_reference(reference: Reference) -> None:
    text = (
        "遗失声明\n\n●王某将残疾人证丢失,声明作废。\n\n●某部营业执照丢失,声明作废。\n\n"
        "旺铺出租:临街120平方米。"
    )
    (notice,) = read(text, reference).articles
    assert (notice.kind, notice.is_editorial) == ("reference", True)
    assert notice.span.end == len(text)


def test_doubts_are_told(reference: Reference) -> None:
    text = (
        "本报讯(记者 王芳)全县建成驿站170个。\n\n第二段。\n\n# 主题党日\n\n□记者 王芳\n\n"
        "近日,社区的党员们来到纪念馆开展了主题党日活动和参观"
    )
    issues = read(text, reference).issues
    assert [issue.code for issue in issues] == ["headline_missing", "text_cut_off"]
    assert issues[1].span is not None and issues[1].span.end == len(text)


def test_labels_of_pictures_belong_to_their_story(reference: Reference) -> None:
    text = (
        "# 积分超市\n\n近日,全县建成超市87家。\n\n本报记者 王芳\n\n图①：村民在兑换。\n\n"
        "图②：志愿者在清扫。\n\n本组图片由李勇 摄"
    )
    (article,) = read(text, reference).articles
    assert article.kind == "article"
    assert outline(article)[4] == "王芳-r 李勇-p"


def test_plain_headlines_of_pieces_with_closing_credits(reference: Reference) -> None:
    text = (
        "治安镇织密平安网\n\n近日，全镇划成120个网格。\n\n通讯员 王芳\n\n"
        "小院里议出好日子\n\n连日来，村民们搬来板凳。（李勇）"
    )
    titles = [article.title and article.title.text for article in read(text, reference).articles]
    assert titles == ["治安镇织密平安网", "小院里议出好日子"]


def test_headline_over_two_lines_and_a_bare_name(reference: Reference) -> None:
    text = (
        "# 临河区：春耕农资供应充足\n# 价格总体平稳\n\n本报记者 高雅\n\n储备化肥9.2万吨。\n\n"
        "【简讯】\n\n◎海流图镇开课，惠及儿童120余名。 李丽"
    )
    article, brief = read(text, reference).articles
    assert outline(article)[2:4] == ("临河区：", "春耕农资供应充足 价格总体平稳")
    assert outline(brief)[4] == "李丽-c"


def test_report_on_a_notice_is_no_notice(reference: Reference) -> None:
    text = "县政府发布禁牧通告\n\n本报讯（记者 王芳）近日，县政府发布通告，禁牧45天。"
    (article,) = read(text, reference).articles
    assert article.kind == "article" and not article.is_editorial


def test_questions_of_an_interview_do_not_split_it(reference: Reference) -> None:
    text = (
        "# 驿站里的新账本\n\n——访城东街道党工委书记 周海\n\n本报记者：驿站建了多少个？\n\n"
        "周海：从3个到现在的18个。\n\n本报记者：钱从哪里来？\n\n周海：三年筹集210万元。"
    )
    (article,) = read(text, reference).articles
    assert article.body.text.count("本报记者：") == 2


def test_a_heading_named_like_a_column_is_one(reference: Reference) -> None:
    text = (
        "## 山城时评\n\n### 别让好事“走过场”\n\n◇ 本报评论员 周海\n\n"
        "一些地方办活动重形式。说到底，还是心里没有群众。"
    )
    (article,) = read(text, reference).articles
    assert outline(article)[1:4] == ("山城时评", "", "别让好事“走过场”")
    assert article.is_editorial


def test_a_picture_below_marked_briefs_is_no_brief(reference: Reference) -> None:
    text = (
        "【乡镇快讯】\n\n●城关镇举办培训班，培训学员46名。（刘娜）\n\n"
        "●东湖镇新建书屋2处。（周海）\n\n"
        "11月12日，西岭镇村民在采收核桃。今年种植核桃1300亩。\n通讯员 李勇 摄"
    )
    *briefs, caption = read(text, reference).articles
    assert [brief.kind for brief in briefs] == ["brief", "brief"]
    assert outline(caption) == ("photo_caption", "", "", "", "李勇-p")


def test_a_column_of_briefs_ends_the_lesson_above_it(reference: Reference) -> None:
    text = (
        "◎学习园地\n\n★党费：党员按月交纳。\n\n★党日：每月一次。（来源：党员网）\n\n◎党建快讯\n\n"
        "◆东湖街道党员走访老人46户。（刘娜）\n\n◆西岭镇举办党课3场。（周海）"
    )
    kinds = [article.kind for article in read(text, reference).articles]
    assert kinds == ["reference", "brief", "brief"]


def test_staff_line_with_a_hotline_is_furniture(reference: Reference) -> None:
    text = "公告\n\n因管网改造，12月8日停水。\n\n编辑 周敏 校对 何平 新闻热线 0555-1234567"
    (notice,) = read(text, reference).articles
    assert notice.body.text.endswith("停水。")


def test_thousands_of_words_below_one_another_are_one_piece(reference: Reference) -> None:
    (article,) = read("向阳\n红旗\n" * 2000, reference).articles
    assert article.title is None
    assert article.body.text.startswith("向阳红旗向阳")


def test_empty_page_has_no_pieces(reference: Reference) -> None:
    assert read("", reference).articles == ()
    assert read("\n\n \n", reference).articles == ()
