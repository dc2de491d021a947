package org.linli.scoring.rulebook;

/** Whether a declaration of an item must, may or can't carry evidence. */
public enum Evidence {
    REQUIRED, OPTIONAL, NONE
}
