package org.linli.scoring.rulebook;

/** The levels of the territory tree and of the party tree, from the top down. */
public enum UnitLevel {
    PROVINCE, CITY, COUNTY, TOWN, COMMUNITY, GRID, BUILDING,
    PARTY_COMMITTEE, PARTY_GENERAL_BRANCH, PARTY_BRANCH, PARTY_GROUP
}
