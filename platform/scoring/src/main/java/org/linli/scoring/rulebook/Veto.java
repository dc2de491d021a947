package org.linli.scoring.rulebook;

/** One fact that puts a subject into a tier whatever the score is (M5). */
public record Veto(String id, Title title, String tier) {
}
