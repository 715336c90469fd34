"""Which fields of the identity sheet something depends on: they are asked before the questions."""

from __future__ import annotations

QUESTIONNAIRE = """
    dimensions: [{id: tills}]
    identity:
      - {id: company, kind: text}
      - {id: commune, kind: commune}
      - {id: status, kind: single, choices: [owner, tenant]}
      - {id: lease, kind: single, choices: [short, long], when: {status: tenant}}
      - {id: size, kind: single, choices: [small, large]}
      - {id: chamber, kind: single, choices: [one, other]}
      - {id: region, kind: single, choices: [north, south]}
      - {id: note, kind: text, when: {chamber: one}}
    sections:
      - id: first
        title: First
        when: {any: [{lease: short}, {not: {size: small}}]}
        questions: [{id: till, kind: yes-no, dimension: tills}]
    recommendations:
      - {id: crm, when: {all: [{till: "no"}, {score: {tills: {lt: 50}}}]}}
    catalogue:
      communes: [{id: here, name: Here, province: sud}]
      bodies: [{id: body, name: B, role: R, themes: [], when: {region: north}}]
      aids:
        aids:
          - id: aid
            name: A
            territory: NC
            funder: F
            rate: 0.3
            ceiling: 10
            families: []
            rules: [{id: elsewhere, when: {commune: {province: [nord]}}, effect: excludes, text: T, unknown: U}]
"""


def test_what_a_section_an_aid_or_a_body_names_decides_and_what_asks_for_it_too(questionnaire):
    assert [field.id for field in questionnaire.deciding_fields] == ["commune", "status", "lease", "size", "region"]


def test_a_field_named_by_another_field_alone_does_not(questionnaire):
    assert "chamber" not in {field.id for field in questionnaire.deciding_fields}
