/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.example.photos.TlsConfiguration;
import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.model.UploadListener;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What an application's properties do to the component. */
class AutoenhanceComponentAutoConfigurationTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    private static final String PREFIX = "camel.component.autoenhance.";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(CamelAutoConfiguration.class, AutoenhanceComponentAutoConfiguration.class));

    @Test
    void an_upload_takes_its_options_from_properties() {
        application
                .withPropertyValues(
                        PREFIX + "base-url=" + EMULATOR.get().baseUrl(),
                        PREFIX + "api-key=" + EMULATOR.get().apiKey(),
                        PREFIX + "order-id=villa-42",
                        PREFIX + "privacy=true",
                        PREFIX + "settings[tripod_hide]=true",
                        PREFIX + "restage[sky]=CLEAR")
                .run(context -> {
                    // when
                    try (ProducerTemplate template =
                            context.getBean(CamelContext.class).createProducerTemplate()) {
                        template.sendBody("autoenhance:images", new byte[] {1, 2, 3});
                    }

                    // then
                    List<EmulatedImage> images = EMULATOR.get().images();
                    assertThat(images).hasSize(1);
                    assertThat(images.get(0).bytes()).isEqualTo(3);
                    assertThat(images.get(0).orderId()).isEqualTo("villa-42");
                    assertThat(images.get(0).fields())
                            .containsEntry("privacy", true)
                            .containsEntry("tripod_hide", true)
                            .containsEntry("restage", Map.of("sky", "CLEAR"));
                });
    }

    @Test
    void brackets_keep_the_names_of_settings_as_they_are() {
        application
                .withPropertyValues(PREFIX + "settings[Tripod_hide]=true", PREFIX + "settings[a.b]=1")
                .run(context -> assertThat(component(context).getConfiguration().getSettings())
                        .containsOnly(Map.entry("Tripod_hide", "true"), Map.entry("a.b", "1")));
    }

    @Test
    void every_option_reaches_the_component() throws Exception {
        // given
        List<CatalogOption> options = CatalogOption.all().stream()
                .filter(option -> !option.name().equals("configuration"))
                .toList();
        List<String> properties = new ArrayList<>();
        ApplicationContextRunner withBeans = application;
        for (CatalogOption option : options) {
            properties.add(option.property() + (option.isMap() ? "[key]=" : "=") + written(option));
            if (option.isBean()) {
                withBeans = withBean(withBeans, option.name(), Class.forName(option.type()));
            }
        }

        withBeans.withPropertyValues(properties.toArray(String[]::new)).run(context -> {
            // when
            AutoenhanceComponent component = component(context);

            // then
            PropertyConfigurerGetter values = (PropertyConfigurerGetter) component.getComponentPropertyConfigurer();
            for (CatalogOption option : options) {
                assertThat(values.getOptionValue(component, option.name(), false))
                        .as(option.name())
                        .isEqualTo(option.isBean() ? context.getBean(option.name()) : expected(option));
            }
        });
    }

    @Test
    void what_no_property_gives_remains_as_the_application_has_set_it() {
        application
                .withBean("autoenhance", AutoenhanceComponent.class, () -> withKey("key-of-the-bean"))
                .withPropertyValues(PREFIX + "order-id=villa-42")
                .run(context -> {
                    AutoenhanceConfiguration configuration = component(context).getConfiguration();
                    assertThat(configuration.getApiKey()).isEqualTo("key-of-the-bean");
                    assertThat(configuration.getOrderId()).isEqualTo("villa-42");
                });
    }

    @Test
    void a_component_for_a_second_account_keeps_its_own_key() {
        application
                .withBean("second", AutoenhanceComponent.class, () -> withKey("key-of-the-second"))
                .withPropertyValues(PREFIX + "api-key=key-of-the-first")
                .run(context -> {
                    AutoenhanceComponent second =
                            context.getBean(CamelContext.class).getComponent("second", AutoenhanceComponent.class);
                    assertThat(second.getConfiguration().getApiKey()).isEqualTo("key-of-the-second");
                    assertThat(component(context).getConfiguration().getApiKey())
                            .isEqualTo("key-of-the-first");
                });
    }

    @Test
    void single_options_are_set_on_a_whole_configuration() {
        AutoenhanceConfiguration shared = new AutoenhanceConfiguration();
        shared.setMaxRetries(9);
        application
                .withBean("shared", AutoenhanceConfiguration.class, () -> shared)
                .withPropertyValues(PREFIX + "api-key=a-key", PREFIX + "configuration=#bean:shared")
                .run(context -> {
                    AutoenhanceConfiguration configuration = component(context).getConfiguration();
                    assertThat(configuration.getMaxRetries()).isEqualTo(9);
                    assertThat(configuration.getApiKey()).isEqualTo("a-key");
                });
    }

    @Test
    void options_within_the_configuration_do_not_cost_the_others() {
        application
                .withPropertyValues(PREFIX + "api-key=a-key", PREFIX + "configuration.order-id=villa-42")
                .run(context -> {
                    AutoenhanceConfiguration configuration = component(context).getConfiguration();
                    assertThat(configuration.getOrderId()).isEqualTo("villa-42");
                    assertThat(configuration.getApiKey()).isEqualTo("a-key");
                });
    }

    @Test
    void the_documented_bean_is_used_for_tls() {
        application
                .withUserConfiguration(TlsConfiguration.class)
                .withPropertyValues(PREFIX + "ssl-context-parameters=#bean:tls")
                .run(context -> assertThat(component(context).getConfiguration().getSslContextParameters())
                        .isSameAs(context.getBean("tls")));
    }

    @Test
    void a_named_bean_may_itself_need_the_camel_context() {
        application
                .withUserConfiguration(BeanWithCamelContext.class)
                .withPropertyValues(PREFIX + "ssl-context-parameters=#bean:tls")
                .run(context -> {
                    assertThat(component(context).getConfiguration().getSslContextParameters())
                            .isNotNull()
                            .extracting(SSLContextParameters::getCamelContext)
                            .isSameAs(context.getBean(CamelContext.class));
                });
    }

    @Test
    void the_only_listener_of_an_application_needs_no_property() {
        application
                .withBean(UploadListener.class, () -> new UploadListener() {})
                .run(context -> assertThat(component(context).getConfiguration().getUploadListener())
                        .isSameAs(context.getBean(UploadListener.class)));
    }

    @Test
    void a_variable_that_is_not_set_fails_the_start_if_it_is_written_as_camel_does() {
        application
                .withPropertyValues(PREFIX + "api-key={{env:NOBODY_SETS_THIS_KEY}}")
                .run(context -> assertThat(failureOf(context)).hasStackTraceContaining("NOBODY_SETS_THIS_KEY"));
    }

    @Test
    void an_environment_variable_sets_an_option() {
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("CAMEL_COMPONENT_AUTOENHANCE_API_KEY", "a-key"))))
                .run(context -> assertThat(component(context).getConfiguration().getApiKey())
                        .isEqualTo("a-key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PREFIX + "enabled=false",
                PREFIX + "customizer.enabled=false",
                "camel.component.enabled=false",
                "camel.component.customizer.enabled=false"
            })
    void switched_off_the_properties_change_nothing(String off) {
        application.withPropertyValues(off, PREFIX + "api-key=a-key").run(context -> assertThat(
                        component(context).getConfiguration().getApiKey())
                .isNull());
    }

    @Test
    void without_the_starter_the_properties_are_ignored_in_silence() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class))
                .withPropertyValues(PREFIX + "api-key=a-key")
                .run(context -> assertThat(component(context).getConfiguration().getApiKey())
                        .isNull());
    }

    @Test
    void without_camel_there_is_nothing_to_configure() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AutoenhanceComponentAutoConfiguration.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(ComponentCustomizer.class)
                        .doesNotHaveBean(AutoenhanceComponentConfiguration.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api-kye=a-key|camel.component.autoenhance.api-kye",
                "upload-timeout=soon|camel.component.autoenhance.upload-timeout",
                "ssl-context-parameters=tls|'tls' is no bean of type " + "org.apache.camel.support.jsse"
                        + ".SSLContextParameters: write #bean:name",
                "ssl-context-parameters=#bean:tls|No bean named 'tls' available"
            })
    void a_property_that_cannot_be_set_is_named(String propertyAndMessage) {
        String[] parts = propertyAndMessage.split("\\|", 2);
        application.withPropertyValues(PREFIX + parts[0]).run(context -> assertThat(failureOf(context))
                .hasStackTraceContaining(parts[1]));
    }

    @Test
    void properties_of_the_application_with_the_same_type_are_left_to_its_own_converters() {
        application
                .withUserConfiguration(OwnPropertiesConfiguration.class)
                .withBean("tls", SSLContextParameters.class)
                .withPropertyValues("own.tls=#bean:tls")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("No converter found capable of converting from type"));
    }

    @Configuration(proxyBeanMethods = false)
    static class BeanWithCamelContext {

        @Bean
        SSLContextParameters tls(CamelContext camelContext) {
            SSLContextParameters parameters = new SSLContextParameters();
            parameters.setCamelContext(camelContext);
            return parameters;
        }
    }

    /** Uses {@code SSLContextParameters} as this starter does, and brings no converter. */
    @ConfigurationProperties("own")
    record OwnProperties(SSLContextParameters tls) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OwnProperties.class)
    static class OwnPropertiesConfiguration {}

    private static AutoenhanceComponent component(ApplicationContext context) {
        return context.getBean(CamelContext.class).getComponent("autoenhance", AutoenhanceComponent.class);
    }

    private static Throwable failureOf(ApplicationContext context) {
        return catchThrowable(() -> component(context));
    }

    private static AutoenhanceComponent withKey(String key) {
        AutoenhanceComponent component = new AutoenhanceComponent();
        component.getConfiguration().setApiKey(key);
        return component;
    }

    /** A value that is not the default. */
    private static String written(CatalogOption option) {
        if (option.isBean()) {
            return "#bean:" + option.name();
        }
        List<String> suggestions = option.suggestions();
        return switch (option.type()) {
            case "java.lang.Boolean" -> String.valueOf(!isTrue(option.model().getDefaultValue()));
            case "java.lang.Integer", "java.lang.Long" -> "7";
            case "java.time.Duration" -> "7s";
            default -> suggestions.isEmpty() ? "value" : suggestions.get(suggestions.size() - 1);
        };
    }

    private static Object expected(CatalogOption option) {
        String written = written(option);
        return switch (option.type()) {
            case "java.lang.Boolean" -> Boolean.valueOf(written);
            case "java.lang.Integer" -> 7;
            case "java.lang.Long" -> 7L;
            case "java.time.Duration" -> Duration.ofSeconds(7);
            default -> option.isMap() ? Map.of("key", written) : written;
        };
    }

    private static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }

    private static <T> ApplicationContextRunner withBean(ApplicationContextRunner runner, String name, Class<T> type) {
        return type.isInterface()
                ? runner.withBean(name, type, () -> standIn(name, type))
                : runner.withBean(name, type);
    }

    /** An object that is only handed on; the container asks it for no more than every object has. */
    private static <T> T standIn(String name, Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> name;
                    default -> throw new UnsupportedOperationException(method.toString());
                }));
    }
}
