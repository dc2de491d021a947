package org.linli.scoring.rulebook;

/** A name in both languages of the product; neither is ever blank. */
public record Title(String zh, String en) {

    public Title {
        if (zh == null || zh.isBlank() || en == null || en.isBlank()) {
            throw new IllegalArgumentException("A title needs both languages");
        }
    }
}
