package org.linli.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import liquibase.ContextExpression;
import liquibase.changelog.ChangeSet;

/** How far a changelog is run: as far as the version before stands it, or to its end. */
enum Phase {

    EXPAND(""),
    CONTRACT("#contract");

    /** The context of a change set that takes away what the version before needs. */
    static final String CONTEXT = "contract";

    /** What the changelog's id is followed by where it is kept that it was run so far; no id holds it. */
    final String mark;

    Phase(String mark) {
        this.mark = mark;
    }

    boolean takes(ChangeSet change) {
        return this == CONTRACT || !contracts(change);
    }

    static boolean contracts(ChangeSet change) {
        List<String> contexts = contexts(change);
        return !contexts.isEmpty() && contexts.stream().allMatch(CONTEXT::equals);
    }

    /** The contexts of a change set, its own and those of the files around it. */
    static List<String> contexts(ChangeSet change) {
        List<ContextExpression> all = new ArrayList<>(change.getInheritableContextFilter());
        all.add(change.getContextFilter());
        return all.stream().flatMap(Stream::ofNullable).map(ContextExpression::getOriginalString).flatMap(Stream::ofNullable)
                .map(String::strip).filter(context -> !context.isEmpty()).toList();
    }
}
