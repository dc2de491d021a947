package org.linli.testkit.contract;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A method of a module's resources that answers requests, read by the names of its annotations: their classes are the framework's, not this
 * class path's.
 *
 * @param method     its code
 * @param httpMethod of HTTP, in capitals
 * @param path       below the module, from the first slash, with its templates
 */
record ResourceMethod(Method method, String httpMethod, String path) {

    private static final String HTTP_METHOD = "javax.ws.rs.HttpMethod";
    private static final String PATH = "javax.ws.rs.Path";

    static List<ResourceMethod> of(Subject module) {
        return of(module.service().resources());
    }

    /** Those of its pages. */
    static List<ResourceMethod> ofPages(Subject module) {
        return of(module.service().pages());
    }

    private static List<ResourceMethod> of(Collection<Object> resources) {
        List<ResourceMethod> all = new ArrayList<>();
        for (Object resource : resources) {
            for (Method method : resource.getClass().getMethods()) {
                httpMethod(method).ifPresent(http -> all.add(new ResourceMethod(method, http,
                        path(annotation(resource.getClass().getAnnotations(), PATH), annotation(method.getAnnotations(), PATH)))));
            }
        }
        return all;
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations()).map(one -> annotation(one.annotationType().getAnnotations(), HTTP_METHOD)).filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The value of an annotation; empty without it. */
    private static String annotation(Annotation[] annotations, String type) {
        for (Annotation one : annotations) {
            if (one.annotationType().getName().equals(type)) {
                try {
                    return (String) one.annotationType().getMethod("value").invoke(one);
                } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException(type, e);
                }
            }
        }
        return "";
    }

    private static String path(String ofClass, String ofMethod) {
        return ("/" + ofClass + "/" + ofMethod).replaceAll("\\{\\s*([^}:\\s]+)\\s*(:[^}]*)?}", "{$1}").replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    /** Class and method. */
    String name() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
