package org.netpeering.autoconfigure;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
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
            Class<?> type = type(name);
            if (type != null && handlesPeerings(type) && beans.isSingleton(name)) {
                groups.computeIfAbsent(group(type), none -> new ArrayList<>()).add(beans.getBean(name));
            }
        }
        return groups;
    }

    private @Nullable Class<?> type(String name) {
        Class<?> type = beans.getBeanDefinition(name).isAbstract() ? null : beans.getType(name, false);
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
                        || (method.getParameterCount() > 0
                                && NetPeeringEvent.class.isAssignableFrom(method.getParameterTypes()[0])));
    }

    private static String group(Class<?> type) {
        ProcessingGroup group = AnnotatedElementUtils.findMergedAnnotation(type, ProcessingGroup.class);
        return group == null ? type.getName() : group.value();
    }
}
