package org.linli.rest;

import java.io.IOException;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what fails inside the engine itself, in place of the engine's own logging: its faults once, callers that hang up not at all. */
final class EngineFaults implements FaultListener {

    private static final Logger LOG = LoggerFactory.getLogger(EngineFaults.class);

    @Override
    public boolean faultOccurred(Exception fault, String description, Message message) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                LOG.debug("The caller hung up", fault);
                return false;
            }
        }
        LOG.error("The engine failed: {}", description, fault);
        return false;
    }
}
