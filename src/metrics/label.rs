//! Labels: the words around a figure cut down to what a reader would write on an axis.

use super::change;
use super::clause::{Words, is_among, is_joint};
use super::words::{ADVERBS, LEADS, STOPS, TAILS, TELLING, VERBS, WHOLE_AT_END, WHOLE_AT_START};
use crate::report::Folded;

/// The longest label, in characters.
pub(super) const LONGEST: usize = 24;

/// Sheds what opens and closes a phrase without naming anything.
pub(super) fn trim(folded: &Folded, words: Words) -> Words {
    trim_end(folded, trim_start(folded, words))
}

pub(super) fn trim_start(folded: &Folded, words: Words) -> Words {
    let Words { mut from, to } = words;
    while from < to {
        if is_edge(folded.at(from)) {
            from += 1;
            continue;
        }
        // (1)食品类4376件, (a)盗窃764宗
        if folded.at(from).is_ascii_alphanumeric() && folded.at(from + 1) == ')' {
            from += 2;
            continue;
        }
        if WHOLE_AT_START.is_at(folded, from) {
            break;
        }
        // 剔除一次性因素后,同口径增长
        let is_aside = folded.is_at(from, "剔除") || folded.is_at(from, "扣除");
        let is_after = |at: &usize| folded.at(*at) == '后' && folded.at(at + 1) != '的';
        if let Some(after) = (from + 2..to.min(from + 14)).find(is_after).filter(|_| is_aside) {
            from = after + 1;
            continue;
        }
        let lead = LEADS.at(folded, from).map(|lead| lead.chars().count()).max();
        match lead {
            Some(count) if from + count <= to => from += count,
            _ => break,
        }
    }
    Words::new(from, to)
}

/// With the bracket that closes it, where edges were shed: 细颗粒物(PM2.5 before ).
pub(super) fn closed(folded: &Folded, words: Words) -> Words {
    let count = |mark: char| folded.slice(words.from, words.to).iter().filter(|&&ch| ch == mark).count();
    let is_open = folded.at(words.to) == ')' && count('(') > count(')');
    Words::new(words.from, words.to + usize::from(is_open))
}

/// 比⟨多年平均值⟩, 较⟨常年⟩: what something is compared with, by its own name.
pub(super) fn without_comparison(folded: &Folded, words: Words) -> Words {
    let nouns = match folded.at(words.from) {
        '比' => "重例率值赛特",
        '较' => "大小高低多少好差快慢强弱重轻",
        _ => return words,
    };
    let is_led = words.len() > 2 && !nouns.contains(folded.at(words.from + 1));
    Words::new(words.from + usize::from(is_led), words.to)
}

/// Where a bracket is opened and never closed; the length where there is none.
pub(super) fn whole_end(label: &str) -> usize {
    let (mut depth, mut open) = (0_usize, 0);
    for (at, ch) in label.char_indices() {
        match ch {
            '(' | '（' => {
                open = if depth == 0 { at } else { open };
                depth += 1;
            }
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    if depth > 0 && open > 0 { open } else { label.len() }
}

/// Sheds marks alone.
pub(super) fn trim_edges(folded: &Folded, words: Words) -> Words {
    let Words { mut from, mut to } = words;
    while from < to && is_edge(folded.at(from)) {
        from += 1;
    }
    while from < to && is_edge(folded.at(to - 1)) {
        to -= 1;
    }
    Words::new(from, to)
}

pub(super) fn trim_end(folded: &Folded, words: Words) -> Words {
    let Words { from, mut to } = words;
    // 在园幼儿降⟨至⟩
    let mut is_reached = false;
    while from < to {
        if is_edge(folded.at(to - 1)) {
            to -= 1;
            continue;
        }
        let words = Words::new(from, to);
        if WHOLE_AT_END.is_end(folded, words) {
            break;
        }
        let tail = TAILS.longest_end(folded, words);
        match tail {
            Some(count)
                if is_reached && "升降增减".contains(folded.at(to - 1)) || !is_own_noun(folded, words, count) =>
            {
                is_reached = count == 1 && matches!(folded.at(to - 1), '至' | '到' | '为');
                to -= count;
            }
            _ => break,
        }
    }
    Words::new(from, to)
}

/// A tail that belongs to a noun: 数 of 参保数, 计 of 统计.
fn is_own_noun(folded: &Folded, words: Words, count: usize) -> bool {
    count == 1
        && "数计列升降增减超".contains(folded.at(words.to - 1))
        && words.len() >= 2
        && !matches!((folded.at(words.to - 2), folded.at(words.to - 1)), ('共' | '合' | '总' | '累', '计'))
}

fn is_edge(ch: char) -> bool {
    " \n\r\t,:;。、-—()[]·\"….|/*+~◎◆◇●○■□▲△★☆※".contains(ch)
}

/// 三项 of 三项合计, 两者: how many figures are meant, and no name.
pub(super) fn is_items(folded: &Folded, noun: Words) -> bool {
    noun.len() <= 3 && matches!(folded.before(noun.to), '项' | '者' | '类')
}

/// The noun that a classifier counts, in the words after it: 71个⟨跨县域水质自动监测站⟩.
pub(super) fn noun_after(folded: &Folded, right: Words) -> Words {
    let mut from = right.from;
    // Asked behind every figure, and nearly always no.
    if matches!(folded.at(from), '以' | '左' | '多' | '余' | '的' | ')') {
        for words in "以上 以下 以内 左右 多 余 的 )".split(' ') {
            if from < right.to && folded.is_at(from, words) {
                from += words.chars().count();
            }
        }
    }
    let begin = from;
    let mut depth = 0_i32;
    let mut to = begin;
    while to < right.to {
        let ch = folded.at(to);
        match ch {
            '(' | '《' | '“' => depth += 1,
            ')' | '》' | '”' => depth -= 1,
            _ => {}
        }
        let read = to - begin;
        let is_describing =
            read == 0 && (begin + 2..right.to.min(begin + 14)).any(|at| folded.at(at) == '的' && at + 1 < right.to);
        // 339个地级及以上城市, 9个县级以上水源地
        let grade = to + usize::from(ch == '及');
        let is_grade = grade > to || folded.before(to) == '级';
        let is_bound = folded.is_any_at(grade, "以上 以下");
        if is_grade && is_bound && read > 0 && grade + 3 < right.to {
            to = grade + 2;
            continue;
        }
        // 6户市属企业⟨2023年末资产总额⟩
        let is_year = || {
            read > 0 && "年—-至~".contains(folded.at(to + 4)) && (to..to + 4).all(|at| folded.at(at).is_ascii_digit())
        };
        let is_end = depth <= 0 && {
            let (is_joint, taken) = is_joint(folded, to);
            let is_list = is_joint
                && (matches!(ch, '、' | ',') && !is_among(folded, right.to - 1)
                    || read > 1 && right.to.saturating_sub(to) > 10
                    || read + taken >= right.to - begin);
            is_list
                || ch == '2' && is_year()
                || matches!(ch, ',' | ';' | '。' | ':')
                || !is_describing && STOPS.at(folded, to).any(|stop| !is_inside(folded, to, stop))
        };
        if is_end {
            break;
        }
        to += 1;
    }
    // 124个断面中, 在答复的144件中
    let is_within = to > begin && to != begin + 2 && is_among(folded, to - 1);
    let words = Words::new(begin, if is_within { to - 1 } else { to });
    if words.len() > 12 { before_of(folded, words) } else { words }
}

/// A stop that is part of a longer word: 为 of 行为, 有 of 国有.
fn is_inside(folded: &Folded, at: usize, stop: &str) -> bool {
    let after = folded.at(at + 1);
    stop.chars().count() == 1
        && (at > 0 && WHOLE_AT_END.is_at(folded, at - 1)
            || WHOLE_AT_START.is_at(folded, at)
            || matches!(
                (folded.at(at), after),
                ('正', '式' | '规' | '常' | '面')
                    | ('为', '期')
                    | ('都', '市')
                    | ('向', '家')
                    | ('因', '素')
                    | ('按', '揭')
            ))
}

/// Cuts a long counted noun before 的, unless what stands before it only describes: 不合格的….
fn before_of(folded: &Folded, words: Words) -> Words {
    let cut = (words.from + 2..words.to).find(|&at| folded.at(at) == '的');
    let describes = "不未被受无有新拟应需超违存符".contains(folded.at(words.from));
    match cut {
        Some(at) if !describes && words.len() > 18 => Words::new(words.from, at),
        _ => words,
    }
}

/// The subject before a verb of change, without its adverbs; and the adverb that makes it another figure.
pub(super) fn subject(folded: &Folded, words: Words) -> (Words, Option<Words>) {
    let mut words = words;
    let mut telling = None;
    loop {
        if !words.is_empty() && is_edge(folded.at(words.to - 1)) {
            words.to -= 1;
        } else if let Some(count) = TELLING.longest_end(folded, words) {
            telling = Some(Words::new(words.to - count, words.to));
            words.to -= count;
        } else if let Some(count) = ADVERBS.longest_end(folded, words) {
            words.to -= count;
        } else {
            break;
        }
    }
    let Some(than) = change::than(folded, words) else { return (trim(folded, words), telling) };
    let before = trim(folded, Words::new(words.from, than.words.from));
    let after = trim(folded, Words::new(than.words.to, words.to));
    let is_aside = folded.at(than.words.to) == '(';
    let chosen = if before.is_empty() && than.is_before && !is_aside { after } else { before };
    if chosen != before || after.is_empty() { (chosen, telling) } else { subject_inner(folded, before, telling) }
}

fn subject_inner(folded: &Folded, before: Words, telling: Option<Words>) -> (Words, Option<Words>) {
    let adverb = ADVERBS.ends(folded, before).next();
    let to = adverb.map_or(before.to, |adverb| before.to - adverb.chars().count());
    (trim(folded, Words::new(before.from, to)), telling)
}

/// Whether what follows a figure tells what happens rather than what is counted: 用于…, 转办…, 得到….
pub(super) fn opens_predicate(folded: &Folded, at: usize) -> bool {
    STOPS.at(folded, at).any(|stop| !is_inside(folded, at, stop))
        || folded.is_any_at(at, "用于 转 接受 作出 未 研究 专题 审议")
        || VERBS.is_at(folded, at)
}

/// Whether a phrase is, or ends with, a verb that wants a noun after it.
pub(super) fn verb_at_end(folded: &Folded, words: Words) -> bool {
    VERBS.is_end(folded, words)
}

/// Whether a phrase is a verb and nothing else.
pub(super) fn is_verb(folded: &Folded, words: Words) -> bool {
    VERBS.is_whole(folded, words)
}

/// The verb that a phrase begins with.
pub(super) fn verb_at_start(folded: &Folded, words: Words) -> Option<Words> {
    let verb = VERBS.at(folded, words.from).next()?;
    let to = words.from + verb.chars().count();
    (to < words.to).then(|| Words::new(words.from, to))
}

/// Cuts a phrase that is too long for an axis: brackets first, then what describes, then what stands in front.
pub(super) fn shorten(folded: &Folded, words: Words, longest: usize) -> Words {
    if words.len() <= longest {
        return words;
    }
    // What stands further ahead than a few labels' length names nothing here.
    let words = Words::new(words.from.max(words.to.saturating_sub(8 * LONGEST)), words.to);
    // 财政性教育经费(主要包括…)累计完成: no aside, where nothing but a verb goes on behind it, as in 毒龄(由首次吸毒起计)中位数.
    let is_bare = |open: &usize| {
        let rest = (*open..words.to).rev().find(|&at| folded.at(at) == ')').map_or(words.to, |close| close + 1);
        let rest = trim(folded, Words::new(rest, words.to));
        folded.at(*open) == '(' && (rest.is_empty() || is_verb(folded, rest))
    };
    if let Some(open) = (words.from + 2..words.to).find(is_bare) {
        return shorten(folded, trim_end(folded, Words::new(words.from, open)), longest);
    }
    let starts = |mark: char| {
        (words.from..words.to)
            .filter(move |&at| folded.at(at) == mark)
            .map(|at| at + 1)
            .filter(|&at| words.to - at >= 4)
    };
    let cut = ['的', '中', '、', '和'].into_iter().find_map(|mark| starts(mark).find(|&at| words.to - at <= longest));
    let from = cut.unwrap_or(words.to.saturating_sub(longest));
    trim_start(folded, Words::new(from, words.to))
}

/// 报告病种依次为⟨肝炎⟩, 不合格率较高的是⟨餐饮食品⟩: what follows the words that open a list.
pub(super) fn after_listing(folded: &Folded, words: Words) -> Words {
    let past = |at: usize| match folded.at(at + 2) {
        _ if folded.is_at(at, "的是") => Some(at + 2),
        '为' | '是' if folded.is_at(at, "依次") || folded.is_at(at, "分别") => Some(at + 3),
        _ => None,
    };
    let from = (words.from..words.to.saturating_sub(3)).rev().find_map(past);
    Words::new(from.unwrap_or(words.from), words.to)
}

/// Whether a name is 其余 alone.
pub(super) fn is_rest(folded: &Folded, words: Words) -> bool {
    words.len() == 2 && folded.is_any_at(words.from, "其余 其他 其它")
}

/// 其余7项⟨计划年底前完成⟩: what is to become of them.
pub(super) fn opens_plan(folded: &Folded, at: usize) -> bool {
    opens_predicate(folded, at) || folded.is_any_at(at, "计划 拟 尚 待 仍 预计 按 力争")
}

/// 连续8年: how often, and not what.
pub(super) fn is_in_a_row(folded: &Folded, words: Words) -> bool {
    let last = folded.before(words.to);
    folded.is_at(words.from, "连续") && words.len() <= 8 && "年月次度季".contains(last)
}

/// 对11家⟨焦化违法企业⟩挂牌督办: the noun alone, where 对 or 将 says that something is done to it.
pub(super) fn acted_on(folded: &Folded, left: Words, right: Words) -> Words {
    if left.is_empty() || !matches!(folded.before(left.to), '对' | '将' | '把') {
        return right;
    }
    before_verb(folded, right)
}

/// 焦化违法企业⟨挂牌督办⟩, A级景区⟨累计接待游客⟩: a noun without what it does or suffers.
pub(super) fn before_verb(folded: &Folded, words: Words) -> Words {
    let is_verb = |at: &usize| VERBS.is_at(folded, *at) || folded.is_any_at(*at, "挂牌 实施 累计 共计");
    let cut = (words.from + 2..words.to).find(is_verb);
    Words::new(words.from, cut.unwrap_or(words.to))
}
