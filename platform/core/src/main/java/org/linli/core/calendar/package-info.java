/**
 * Working days and draws.
 *
 * <p>{@code china-workdays.csv} beside this package holds the State Council's public holidays and make-up workdays 2004–2026, taken from
 * chinese-days 1.5.7 (MIT licence). Each autumn the next year's list is appended.
 */
package org.linli.core.calendar;
