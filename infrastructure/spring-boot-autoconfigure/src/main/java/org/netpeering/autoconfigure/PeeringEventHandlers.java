package org.netpeering.autoconfigure;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;

/**
 * The beans of the application that have event handlers for peerings, by processing group; one without the annotation
 * {@link ProcessingGroup} is a group of its own, named by its class.
 */
record PeeringEventHandlers(ConfigurableListableBeanFactory beans) {
    /** Makes those of them that are not there yet. */
    Map<String, List<Object>> byGroup() {
        Map<String, List<Object>> groups = new TreeMap<>();
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = singletonType(name);
            if (type != null && handlesPeerings(type)) {
                groups.computeIfAbsent(group(type), none -> new ArrayList<>()).add(beans.getBean(name));
            }
        }
        return groups;
    }

    private @Nullable Class<?> singletonType(String name) {
        if (beans.getBeanDefinition(name).isAbstract() || !beans.isSingleton(name)) {
            return null;
        }
        Class<?> type = beans.getType(name, false);
        return type == null ? null : ClassUtils.getUserClass(type);
    }

    private static boolean handlesPeerings(Class<?> type) {
        return AnnotationUtils.isCandidateClass(type, EventHandler.class)
                && !MethodIntrospector.selectMethods(type, PeeringEventHandlers::isHandlerOfPeerings)
                        .isEmpty();
    }

    private static boolean isHandlerOfPeerings(Method method) {
        EventHandler handler = AnnotatedElementUtils.findMergedAnnotation(method, EventHandler.class);
        return handler != null
                && (NetPeeringEvent.class.isAssignableFrom(handler.payloadType())
                        || (method.getParameterCount() > 0 && isPeeringEvent(method)));
    }

    private static boolean isPeeringEvent(Method method) {
        ResolvableType first = ResolvableType.forMethodParameter(new MethodParameter(method, 0));
        ResolvableType payload = first.as(EventMessage.class).getGeneric(0);
        return NetPeeringEvent.class.isAssignableFrom(first.toClass())
                || NetPeeringEvent.class.isAssignableFrom(payload.toClass());
    }

    private static String group(Class<?> type) {
        ProcessingGroup group = AnnotatedElementUtils.findMergedAnnotation(type, ProcessingGroup.class);
        return group == null ? type.getName() : group.value();
    }
}
