/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Configures the component {@code autoenhance} from the properties of a Spring Boot application. Nothing is to be done
 * but to have the starter on the class path; {@code camel.component.autoenhance.enabled=false} switches it off.
 *
 * <pre>{@code
 * camel.component.autoenhance.api-key = {{env:AUTOENHANCE_API_KEY}}
 * camel.component.autoenhance.upload-timeout = 30m
 * }</pre>
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.autoenhance"})
@EnableConfigurationProperties(AutoenhanceComponentConfiguration.class)
public class AutoenhanceComponentAutoConfiguration {

    @Bean
    @ConfigurationPropertiesBinding
    static AutoenhanceComponentConverter autoenhanceComponentConverter(ListableBeanFactory beans) {
        return new AutoenhanceComponentConverter(beans);
    }

    @Bean
    ComponentCustomizer configureAutoenhanceComponent(
            Environment environment, ObjectProvider<AutoenhanceComponentConfiguration> properties) {
        return new AutoenhanceComponentCustomizer(environment, properties);
    }

    /** For {@code autoenhance:webhook} on the server of the application. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class WebhookOnServlets {

        @Bean
        WebhookFilter autoenhanceWebhookFilter() {
            return new WebhookFilter();
        }
    }
}
