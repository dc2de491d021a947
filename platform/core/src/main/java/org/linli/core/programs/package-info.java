/**
 * Rulebooks as published, programs and their stages, participants, component scores and vetoes.
 *
 * <p>Whoever changes what a program's result depends on first locks the program's row ({@link org.linli.core.programs.ProgramStore#lock}), so
 * that a settlement sees everything or nothing of it.
 */
package org.linli.core.programs;
