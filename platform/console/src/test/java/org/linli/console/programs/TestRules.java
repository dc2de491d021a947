package org.linli.console.programs;

import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.RulebookParser;

/** A small rulebook in the manner of P2. */
final class TestRules {

    static final Rulebook CLASSIFIED = RulebookParser.parse("""
        rulebook: test.classified
        version: 1
        module: test
        title: {zh: 分类积分, en: Classified points}
        cycle: YEAR
        subjects: PERSON
        components:
          - id: daily
            title: {zh: 日常积分, en: Daily}
            weight: 0.7
            points:
              base: 45
              categories:
                - id: learning
                  title: {zh: 学习教育, en: Study}
                  cap: 20
                  items:
                    - {id: meeting, title: {zh: 参加三会一课, en: Meeting}, points: 2, cap: {points: 4, per: MONTH}, evidence: NONE}
                    - {id: honour, title: {zh: 受到表彰, en: Honour}, range: {from: 1, to: 5}, evidence: REQUIRED}
                - id: discipline
                  title: {zh: 组织纪律, en: Discipline}
                  floor: -30
                  items:
                    - {id: absent, title: {zh: 无故缺会, en: Absent}, points: -2, cap: {points: 10, per: YEAR}, evidence: NONE}
          - id: appraisal
            title: {zh: 评议积分, en: Appraisal}
            weight: 0.3
            score: {max: 100}
        vetoes:
          - {id: punished, tier: unqualified, title: {zh: 受党政纪处分, en: Punished}}
        tiers:
          - {id: excellent, from: 90, quota: {share: 0.15, of: PARTY_BRANCH}, title: {zh: 优秀, en: Excellent}}
          - {id: qualified, from: 70, title: {zh: 合格, en: Qualified}}
          - {id: basic, from: 60, title: {zh: 基本合格, en: Basic}}
          - {id: unqualified, from: 0, title: {zh: 不合格, en: Unqualified}}
        tie-breakers: [daily, appraisal]
        """).rulebook();

    private TestRules() {
    }
}
