package org.linli.rest;

import javax.servlet.http.HttpServletRequest;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what fails inside the engine itself, once and with the request's number, in place of the engine's own logging. */
final class EngineFaults implements FaultListener {

    private static final Logger LOG = LoggerFactory.getLogger(EngineFaults.class);

    @Override
    public boolean faultOccurred(Exception fault, String description, Message message) {
        var request = (HttpServletRequest) message.getExchange().getInMessage().get(AbstractHTTPDestination.HTTP_REQUEST);
        LOG.error("Request {} failed in the engine: {} {}", Call.of(request).id(), request.getMethod(), request.getRequestURI(), fault);
        return false;
    }
}
