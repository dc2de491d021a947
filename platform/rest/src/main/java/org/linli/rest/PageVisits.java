package org.linli.rest;

import java.util.List;
import java.util.function.Supplier;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;
import org.linli.api.LinliModule;
import org.linli.api.pages.Visit;

/** Hands page methods the visit that they answer. */
final class PageVisits implements ContextProvider<Visit> {

    private final Supplier<List<LinliModule>> serving;
    private final ChosenUnit chosen;

    PageVisits(Supplier<List<LinliModule>> serving, ChosenUnit chosen) {
        this.serving = serving;
        this.chosen = chosen;
    }

    @Override
    public Visit createContext(Message message) {
        return new PageVisit(Call.of(message.getExchange()), serving, chosen);
    }
}
