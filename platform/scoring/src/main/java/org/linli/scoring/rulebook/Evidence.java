package org.linli.scoring.rulebook;

/** Whether a declaration of an item, or an entry of it that somebody types, must carry evidence, may, or need not. */
public enum Evidence {
    REQUIRED, OPTIONAL, NONE
}
