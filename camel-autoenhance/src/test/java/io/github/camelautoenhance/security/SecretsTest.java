/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceEndpoint;
import io.github.camelautoenhance.Internals;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import io.github.camelautoenhance.testing.Secrets;
import io.github.camelautoenhance.testing.SecretsExtension;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsTest extends EmulatorTestSupport {

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withJMX(true);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:photos")
                        .routeId("photos")
                        .to("autoenhance:images?apiKey=" + Secrets.API_KEY + "&proxyAuthPassword="
                                + Secrets.PROXY_PASSWORD);
            }
        };
    }

    @Test
    void fails_test_with_secret_in_log() {
        // given
        SecretsExtension extension = new SecretsExtension();
        org.junit.jupiter.api.extension.ExtensionContext any =
                org.mockito.Mockito.mock(org.junit.jupiter.api.extension.ExtensionContext.class);

        // when
        LoggerFactory.getLogger(AutoenhanceComponent.class).trace("x-api-key: {}", Secrets.API_KEY);

        // then
        assertThatThrownBy(() -> extension.afterEach(any)).isInstanceOf(AssertionError.class);
        extension.beforeEach(any);
    }

    @Test
    void logs_own_packages_at_trace_during_tests() {
        assertThat(LoggerFactory.getLogger("io.github.camelautoenhance.client.retry.Attempts")
                        .isTraceEnabled())
                .isTrue();
    }

    @Test
    void searches_for_key_that_tests_use() {
        assertThat(emulator().apiKey()).isEqualTo(Secrets.API_KEY);
    }

    @Test
    void shows_no_secret_in_management_attributes() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(503), Fault.status(403));
        send("direct:photos", photo(1000));

        // when
        List<Attribute> attributes = new ArrayList<>();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            assertThat(Secrets.in(name.toString())).isEmpty();
            for (MBeanAttributeInfo info : server.getMBeanInfo(name).getAttributes()) {
                attributes.addAll(server.getAttributes(name, new String[] {info.getName()})
                        .asList());
            }
        }

        // then
        assertThat(attributes).hasSizeGreaterThan(100);
        assertThat(attributes).allSatisfy(attribute -> assertThat(Secrets.in(String.valueOf(attribute.getValue())))
                .isEmpty());
    }

    @Test
    void prints_no_secret_of_endpoint_or_configuration() {
        // given
        AutoenhanceEndpoint endpoint = context.getEndpoint(
                "autoenhance:images?apiKey=" + Secrets.API_KEY + "&proxyHost=p&proxyPort=1&proxyAuthPassword="
                        + Secrets.PROXY_PASSWORD,
                AutoenhanceEndpoint.class);

        // then
        assertThat(Secrets.in(endpoint.toString())).isEmpty();
        assertThat(Secrets.in(endpoint.getConfiguration().toString())).isEmpty();
        assertThat(Secrets.in(
                        Internals.transportOptions(endpoint.getConfiguration()).toString()))
                .isEmpty();
        assertThat(Secrets.in(Internals.apiAccess(endpoint.getConfiguration()).toString()))
                .isEmpty();
        assertThat(Secrets.in(String.valueOf(endpoint.getServiceUrl()))).isEmpty();
    }
}
