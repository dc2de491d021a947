/**
 * The hot-swap verifier: says of a built module whether it can be swapped while it serves, and why not.
 *
 * <p>From the command line {@code java -cp … org.linli.testkit.verify.HotSwap module.jar}, exit status 0 or 1; in a test
 * {@code HotSwap.findings(Path.of("target/classes"))}. What it reads are the manifest, the descriptions of components, the class files, the
 * messages and the changelog; nothing of the module is run.
 *
 * <p>How it decides, where a rule needs judgement:
 * <ul>
 * <li>A static field counts as state when something writes to it after its class was initialised: an assignment, an element of an array, or a
 * method of a JDK collection, map, atomic or builder that changes it, called on what the field holds, also by way of a local variable, of a
 * method that returns the field, or of a method reference. A static final object counts when its class, one of the module's, changes fields of
 * its own outside of its constructor. So constants, loggers, patterns, messages, {@code Map.of(…)} and tables filled once are no findings.
 * <li>A thread, timer or executor is fine when what holds it is stopped by a method that a {@code @Deactivate} method reaches, or in the very
 * method that made it, or when it is made for an executor by its thread factory.
 * <li>Classes outside the vendor's own packages (the first two steps of the package of the class that implements {@code LinliModule}) are
 * libraries: what is found there is one warning for each rule, since nobody can say from outside whether the module comes by that code.
 * </ul>
 */
package org.linli.testkit.verify;
