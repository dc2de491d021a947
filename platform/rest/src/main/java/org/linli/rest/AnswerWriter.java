package org.linli.rest;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.StreamingOutput;
import javax.ws.rs.ext.MessageBodyWriter;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers that are bytes already, and those that come in a stream; a caller that hangs up is no fault. */
@Produces(MediaType.WILDCARD)
final class AnswerWriter implements MessageBodyWriter<Object> {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == byte[].class || StreamingOutput.class.isAssignableFrom(type);
    }

    @Override
    public long getSize(Object answer, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return answer instanceof byte[] bytes ? bytes.length : -1;
    }

    @Override
    public void writeTo(Object answer, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
                        MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        var caller = new ToCaller(out);
        try {
            if (answer instanceof byte[] bytes) {
                caller.write(bytes);
            } else {
                ((StreamingOutput) answer).write(caller);
            }
        } catch (HungUp e) {
            LOG.debug("The caller hung up", e);
        } catch (RuntimeException | IOException e) {
            if (!caller.begun) {
                throw e;
            }
            Call.of(JAXRSUtils.getCurrentMessage().getExchange()).cutShort(e);
        }
    }

    /** What the caller can't be sent any more. */
    private static final class HungUp extends IOException {

        private static final long serialVersionUID = 1L;

        HungUp(IOException cause) {
            super(cause);
        }
    }

    private static final class ToCaller extends FilterOutputStream {

        private boolean begun;

        ToCaller(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            begun = true;
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new HungUp(e);
            }
        }

        /** Buffers of those who write are flushed to here, and no further: the server sends when its own is full. */
        @Override
        public void flush() {
        }

        /** The engine closes the stream itself. */
        @Override
        public void close() {
        }

    }
}
