package org.linli.scoring.rulebook;

/**
 * How long results are shown and objections are answered.
 *
 * @param days                        calendar days on the board, by M8
 * @param objectionAnswerWorkingDays  working days to answer an objection in, or null
 */
public record Publicity(int days, Integer objectionAnswerWorkingDays) {
}
