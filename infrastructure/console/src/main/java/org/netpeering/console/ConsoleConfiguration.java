package org.netpeering.console;

import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The console, below {@code /console}, for a Spring MVC application that has a bean of {@link ConsoleParts}. With
 * {@code netpeering.console.enabled=false} there is none.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "netpeering.console.enabled", matchIfMissing = true)
@Import({
    EntryPages.class,
    ListPage.class,
    CreateForm.class,
    AnswerForms.class,
    BulkForms.class,
    PeeringPage.class,
    ActivityPage.class,
    OperationsPage.class,
    AddressPlanPage.class,
    MapPage.class,
    LiveNews.class,
    PageFrame.class,
    ConsoleErrors.class,
    Texts.class,
    Times.class,
    Commands.class,
    Desk.class
})
public class ConsoleConfiguration {
    private static final String HTMX = "classpath:/META-INF/resources/webjars/htmx.org/";
    private static final CacheControl FOR_A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("org.netpeering.console.messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    FilterRegistrationBean<Filter> consoleLastResort(Texts texts) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new LastResort(texts));
        registration.addUrlPatterns("/*");
        return registration;
    }

    @Bean
    WebMvcConfigurer consoleDoor(ConsoleParts parts) {
        Door door = new Door(parts.visitors());
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(door)
                        .addPathPatterns("/", "/console", "/console/**")
                        .excludePathPatterns("/console/assets/**");
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/console/assets/**")
                        .addResourceLocations("classpath:/console-assets/", HTMX)
                        .setCacheControl(FOR_A_DAY);
            }
        };
    }
}
