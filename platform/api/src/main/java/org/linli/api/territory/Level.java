package org.linli.api.territory;

import org.linli.api.Messages;
import org.linli.api.Text;

/** What sort of unit it is, and to which tree it belongs; within a tree a unit's level lies below its parent's. */
public enum Level {
    PROVINCE(Tree.TERRITORY, 0), CITY(Tree.TERRITORY, 1), COUNTY(Tree.TERRITORY, 2), TOWN(Tree.TERRITORY, 3), COMMUNITY(Tree.TERRITORY, 4),
    GRID(Tree.TERRITORY, 5), BUILDING(Tree.TERRITORY, 6),
    PARTY_COMMITTEE(Tree.PARTY, 0), GENERAL_BRANCH(Tree.PARTY, 1), PARTY_BRANCH(Tree.PARTY, 2), PARTY_GROUP(Tree.PARTY, 3);

    /** The two trees. */
    public enum Tree { TERRITORY, PARTY }

    private final Tree tree;
    private final int rank;

    Level(Tree tree, int rank) {
        this.tree = tree;
        this.rank = rank;
    }

    public Tree tree() {
        return tree;
    }

    /** What the level is called in a sentence. */
    public Text title() {
        return Names.MESSAGES.text("level." + name());
    }

    /** Read when a name is first asked for. */
    private static final class Names {
        static final Messages MESSAGES = Messages.beside(Level.class);
    }

    /** Whether a unit of this level may stand directly under one of that level: same tree and below; party committees also under each other. */
    public boolean fitsUnder(Level parent) {
        return tree == parent.tree && (rank > parent.rank || this == PARTY_COMMITTEE && parent == PARTY_COMMITTEE);
    }
}
