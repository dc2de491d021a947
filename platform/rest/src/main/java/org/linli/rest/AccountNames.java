package org.linli.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.util.List;
import java.util.function.UnaryOperator;
import org.linli.api.security.AccountId;

/** Shows the ids of accounts to those who are signed in, each with the account's name beside it, and to nobody else. */
final class AccountNames extends BeanSerializerModifier {

    /** The attribute of an answer to somebody who is signed in. */
    static final Object SIGNED_IN = new Object();

    private static final long serialVersionUID = 1L;

    private final transient UnaryOperator<String> names;

    /** @param names an account's name by its id; null for an unknown one */
    AccountNames(UnaryOperator<String> names) {
        this.names = names;
    }

    /** The member that holds the name, beside the one with the id. */
    static String member(String id) {
        return id + "Name";
    }

    @Override
    public List<BeanPropertyWriter> changeProperties(SerializationConfig config, BeanDescription type, List<BeanPropertyWriter> properties) {
        properties.replaceAll(property -> property.getAnnotation(AccountId.class) == null ? property : new Named(property, names));
        return properties;
    }

    private static final class Named extends BeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        private final transient UnaryOperator<String> names;

        Named(BeanPropertyWriter id, UnaryOperator<String> names) {
            super(id);
            this.names = names;
        }

        @Override
        public void serializeAsField(Object bean, JsonGenerator out, SerializerProvider provider) throws Exception {
            if (provider.getAttribute(SIGNED_IN) == null) {
                return;
            }
            super.serializeAsField(bean, out, provider);
            Object id = get(bean);
            String name = id == null ? null : names.apply((String) id);
            if (name != null) {
                out.writeStringField(member(getName()), name);
            }
        }
    }
}
