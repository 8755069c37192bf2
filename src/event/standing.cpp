// SPDX-License-Identifier: Apache-2.0
#include "event/standing.hpp"

#include "base/ascii.hpp"
#include "event/analysis.hpp"
#include "event/grammar.hpp"

#include <algorithm>
#include <array>

namespace dateline {

std::string_view to_string(Standing standing) {
    constexpr std::array<std::string_view, 8> names{"told",    "alleged",      "attempted", "ordered",
                                                    "planned", "hypothetical", "denied",    "negated"};
    return names[static_cast<std::size_t>(standing)];
}

void SentenceAnalysis::assess(std::uint32_t index) {
    if (!m_lexicon->families.modality)
        return;
    Frame& frame = m_frames[index];
    std::uint32_t at = index;
    const auto settle = [&](Standing standing, TokenIndex reason) {
        if (frame.standing == Standing::told || frame.standing == Standing::alleged) {
            frame.standing = standing;
            frame.standing_reason = std::string{written(reason)};
        }
    };
    // `the directive binds them to build a wall`
    const auto is_order = [&](const Frame& above) {
        return std::any_of(above.agents.begin(), above.agents.end(), [&](TokenIndex agent) {
            return word(agent).upos == Upos::noun && m_lexicon->has(m_found.ends[agent], "order_word");
        });
    };
    const auto is_bare_passive = [&](TokenIndex verb) {
        const auto& children = m_children[verb];
        return std::any_of(children.begin(), children.end(),
                           [&](TokenIndex c) {
                               return word(c).deprel == Deprel::aux_pass && to_lower(written(c)) == "be";
                           }) &&
               !child(verb, Deprel::aux);
    };
    bool reset = false; // a verb such as `manage` makes what is below it told
    for (int depth = 0; depth < clause_depth_limit; ++depth) {
        const Frame& here = m_frames[at];
        const TokenIndex predicate = here.predicate;
        const ParsedWord& own = word(predicate);
        if (at != index && here.nominal && !heads_clause(predicate))
            break;
        for (const TokenIndex c : m_children[predicate]) {
            const ParsedWord& dependent = word(c);
            const std::string form = to_lower(written(c));
            if ((dependent.deprel == Deprel::advmod || dependent.deprel == Deprel::det ||
                 dependent.deprel == Deprel::aux) &&
                is_one_of(form, {"not", "n't", "n’t", "never", "no", "hardly", "scarcely"}))
                settle(Standing::negated, c);
            if (is_subject(dependent.deprel) && noun_phrase(c).negative && at == index)
                settle(Standing::negated, c);
            if (dependent.deprel == Deprel::aux) {
                if (form == "will" || form == "'ll" || form == "shall" || form == "wo" ||
                    (form == "would" && own.head >= 0 && own.deprel == Deprel::ccomp))
                    settle(Standing::planned, c);
                else if (is_one_of(form, {"can", "could"}) &&
                         m_lexicon->has(predicate_classes(here), "perceive"))
                    continue; // `can be seen`, `could hear`: it is there
                else if (is_one_of(form, {"may", "might", "could", "must", "can", "would", "should"})) {
                    const bool perfect = std::any_of(
                        m_children[predicate].begin(), m_children[predicate].end(), [&](TokenIndex h) {
                            return word(h).deprel == Deprel::aux && word(h).lemma == "have";
                        });
                    settle(perfect && form != "would" && form != "should" ? Standing::alleged
                                                                          : Standing::hypothetical,
                           c);
                }
            }
            if (dependent.deprel == Deprel::mark && is_one_of(form, {"if", "unless", "whether", "lest"}))
                settle(Standing::hypothetical, c);
            if ((dependent.deprel == Deprel::mark || dependent.deprel == Deprel::case_) && form == "without")
                settle(Standing::negated, c);
            // `on suspicion of crossing the border`, `accused of helping`: a charge, and no deed told
            if (is_one_of(form, {"of", "with"}) && c > 0 && c < predicate &&
                m_lexicon->has(m_found.ends[c - 1], "charge_word"))
                settle(Standing::hypothetical, c - 1);
        }
        if (here.infinitive && predicate > 1) {
            for (TokenIndex t = predicate; t > 1 && t + 5 > predicate; --t) {
                if (to_lower(written(t - 1)) == "to" && word(t - 2).lemma == "be" && t >= 2) {
                    settle(Standing::planned, t - 2);
                    break;
                }
            }
        }
        // `has told units on the border to lay mines, a source said`, with the infinitive hung on the last
        // verb
        const bool hung_ahead =
            own.deprel == Deprel::ccomp && own.head > static_cast<std::int32_t>(predicate);
        if (at == index && here.infinitive && frame.standing == Standing::told && own.head >= 0 &&
            (hung_ahead || word(static_cast<TokenIndex>(own.head)).upos != Upos::verb)) {
            // `ordered soldiers to fire`, with the infinitive hung on the soldiers.
            for (TokenIndex t = predicate; t-- > 0 && predicate - t < 16;) {
                if (word(t).upos != Upos::verb ||
                    (t > 1 && (to_lower(written(t - 1)) == "be" || to_lower(written(t - 1)) == "to")))
                    continue; // `ordered walls to be built, more mines to be installed`
                const ClassSet above = m_lexicon->words.closed(m_found.ends[t]);
                if (m_lexicon->has(above, "order_word"))
                    settle(Standing::ordered, t);
                else if (m_lexicon->has(above, "plan_word"))
                    settle(Standing::planned, t);
                else if (m_lexicon->has(above, "try_word"))
                    settle(Standing::attempted, t);
                break;
            }
        }
        if (m_headline && own.head < 0 && here.infinitive)
            settle(Standing::planned, predicate); // `South Korea to repatriate remains`
        if (own.head < 0 || here.parent == Frame::no_parent)
            break;
        const bool reduced = own.deprel == Deprel::xcomp && bare_participle(predicate) && !here.infinitive &&
                             !child(predicate, Deprel::aux_pass) && here.passive;
        const auto head = static_cast<TokenIndex>(own.head);
        const bool brought_about = is_one_of(word(head).lemma, {"have", "get"}); // `will have it cleared`
        if (reduced && at == index && !brought_about)
            break;
        // `did not deter a man who came ashore`, with the relative clause hung on the verb: told as a fact
        const bool relative = head < predicate && own.past && !here.infinitive &&
                              (own.deprel == Deprel::xcomp || own.deprel == Deprel::ccomp) && [&] {
                                  for (TokenIndex t = head + 1; t < predicate; ++t) {
                                      if (is_one_of(to_lower(written(t)), {"who", "which"}))
                                          return true;
                                  }
                                  return false;
                              }();
        if (relative)
            break;
        const Frame& above = m_frames[here.parent];
        const ClassSet classes = above.predicate == head ? predicate_classes(above) : m_found.ends[head];
        const bool complement =
            own.deprel == Deprel::xcomp || own.deprel == Deprel::ccomp ||
            ((own.deprel == Deprel::advcl || own.deprel == Deprel::acl) && here.infinitive) ||
            (here.nominal && (own.deprel == Deprel::obj || own.deprel == Deprel::nsubj_pass)) ||
            (own.deprel == Deprel::acl && !heads_clause(head) && here.infinitive);
        const bool finite =
            std::any_of(m_children[predicate].begin(), m_children[predicate].end(), [&](TokenIndex c) {
                return word(c).deprel == Deprel::aux &&
                       !is_one_of(to_lower(written(c)), {"be", "been", "being"});
            });
        const bool coordinated_form =
            own.deprel == Deprel::conj && !finite &&
            (here.infinitive || (!own.past && !own.participle) ||
             (word(head).past == own.past && word(head).participle == own.participle && own.participle)) &&
            (here.infinitive || std::none_of(m_children[predicate].begin(), m_children[predicate].end(),
                                             [&](TokenIndex c) { return is_subject(word(c).deprel); }));
        // `rejected a report that it had sent back two people`; `used a raft to drift to the island`
        if ((own.deprel == Deprel::acl || own.deprel == Deprel::ccomp) && !heads_clause(head) &&
            word(head).head >= 0) {
            const auto governor = static_cast<TokenIndex>(word(head).head);
            if (m_lexicon->has(m_found.ends[head], "claim_noun")) {
                const bool known = m_frame_of[governor] != Frame::no_parent &&
                                   m_frames[m_frame_of[governor]].predicate == governor;
                const ClassSet governing =
                    known ? predicate_classes(m_frames[m_frame_of[governor]]) : m_found.ends[governor];
                // `Rumors that they were put to death have never been borne out`
                const bool never = std::any_of(
                    m_children[governor].begin(), m_children[governor].end(), [&](TokenIndex c) {
                        return is_one_of(to_lower(written(c)), {"never", "not", "n't"});
                    });
                if (m_lexicon->has(governing, "deny_verb") ||
                    (never && m_lexicon->has(governing, "prove_verb")))
                    settle(Standing::denied, governor);
                else if (frame.standing == Standing::told) {
                    frame.standing = Standing::alleged;
                    frame.standing_reason = std::string{written(head)};
                }
            }
            if (here.infinitive && m_lexicon->has(m_found.ends[governor], "succeed_word"))
                reset = true;
        }
        // `Work to clear mines was finished on Wednesday`: what was worked on was done, or is being done
        if (here.infinitive && own.deprel == Deprel::acl && word(head).head >= 0 &&
            m_lexicon->has(m_found.ends[head], "work_noun") && is_subject(word(head).deprel)) {
            const ClassSet& governing = m_found.ends[static_cast<TokenIndex>(word(head).head)];
            reset = reset || m_lexicon->has(governing, "aspect_verb") ||
                    m_lexicon->has(governing, "begin_word") || m_lexicon->has(governing, "extend");
        }
        const bool kept_from =
            m_lexicon->has(classes, "fear_word") &&
            std::any_of(m_children[predicate].begin(), m_children[predicate].end(),
                        [&](TokenIndex c) { return c < predicate && written(c) == "from"; });
        if (kept_from)
            settle(Standing::hypothetical, head);
        const bool prepositional = (own.deprel == Deprel::obl || own.deprel == Deprel::nmod) && here.nominal;
        if (!complement && !coordinated_form && !prepositional)
            break;
        if (complement) {
            if (m_lexicon->has(classes, "deny_verb"))
                settle(Standing::denied, head);
            else if (m_lexicon->has(classes, "succeed_word") || m_lexicon->has(classes, "aspect_verb"))
                reset = true;
            else if (m_lexicon->has(classes, "try_word"))
                settle(Standing::attempted, head);
            else if (m_lexicon->has(classes, "order_word") &&
                     (own.deprel != Deprel::ccomp || is_bare_passive(predicate)))
                settle(Standing::ordered,
                       head); // `ordered that the wall be finished`, not `decreed that it was`
            else if (m_lexicon->has(classes, "plan_word"))
                settle(Standing::planned, head);
            else if (m_lexicon->has(classes, "fear_word") ||
                     (m_lexicon->has(classes, "want_word") && !here.nominal))
                settle(Standing::hypothetical, head);
            else if (m_lexicon->has(classes, "seem_word")) {
                if (frame.standing == Standing::told) {
                    frame.standing = Standing::alleged;
                    frame.standing_reason = std::string{written(head)};
                }
            } else if (m_lexicon->has(classes, "say_word")) {
                if (!frame.reporter)
                    frame.reporter = head;
                if (own.deprel == Deprel::xcomp && frame.standing == Standing::told) {
                    frame.standing = Standing::alleged;
                    frame.standing_reason = std::string{written(head)};
                }
            } else if (own.deprel == Deprel::xcomp && word(head).lemma == "be" && here.infinitive)
                settle(Standing::planned, head);
            else if (own.deprel == Deprel::xcomp && word(head).lemma == "have" && here.infinitive)
                settle(Standing::ordered, head);
            else if (here.infinitive && at == index && m_lexicon->has(classes, "send_word")) {
                frame.sent = frame.standing == Standing::told;
                settle(Standing::hypothetical, head);
            } else if (here.infinitive && !reset && is_order(above)) {
                settle(Standing::ordered, head);
            } else if (here.infinitive && !reset && !(own.deprel == Deprel::ccomp && above.infinitive))
                settle(Standing::hypothetical, head);
        } else if (prepositional &&
                   (m_lexicon->has(classes, "fear_word") || m_lexicon->has(classes, "plan_word") ||
                    m_lexicon->has(classes, "order_word"))) {
            settle(m_lexicon->has(classes, "order_word")  ? Standing::ordered
                   : m_lexicon->has(classes, "plan_word") ? Standing::planned
                                                          : Standing::hypothetical,
                   head);
        }
        if (!heads_clause(head))
            break;
        at = here.parent;
    }
}

} // namespace dateline
