/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.util.List;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.Test;

/** A user's configurer reaches both clients and undoes none of the component's rules. */
class ConfigurerTest extends EmulatorTestSupport {

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camelContext = super.createCamelContext();
        HttpClientConfigurer meddling =
                builder -> builder.setDefaultHeaders(List.of(new BasicHeader("x-amz-acl", "public-read")))
                        .addRequestInterceptorLast((request, entity, context) -> request.addHeader("x-trace", "t1"))
                        .setRequestExecutor(new HttpRequestExecutor())
                        .setRedirectStrategy(DefaultRedirectStrategy.INSTANCE)
                        .setUserAgent("meddler")
                        .setConnectionManager(new PoolingHttpClientConnectionManager())
                        .setDefaultRequestConfig(RequestConfig.custom()
                                .setExpectContinueEnabled(true)
                                .setRedirectsEnabled(true)
                                .build());
        camelContext.getRegistry().bind("meddling", meddling);
        return camelContext;
    }

    @Test
    void row_21_applies_to_api_and_never_to_storage() {
        // when
        Exchange exchange = send("autoenhance:images?httpClientConfigurer=#meddling", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        RecordedRequest create =
                emulator().journal().requests(Route.CREATE_IMAGE).get(0);
        assertThat(create.header("x-trace")).contains("t1");
        RecordedRequest put = emulator().journal().requests(Route.UPLOAD).get(0);
        assertThat(put.headers().keySet())
                .extracting(name -> name.toLowerCase(Locale.ROOT))
                .containsOnly("host", "connection", "expect", "user-agent", "content-type", "content-length");
        assertThat(put.header("User-Agent").orElse("")).startsWith("camel-autoenhance");
    }

    @Test
    void ignores_cookies_redirects_and_logins_of_configurer() {
        // given
        BasicCookieStore cookies = new BasicCookieStore();
        BasicClientCookie cookie = new BasicClientCookie("session", "1");
        cookie.setDomain("127.0.0.1");
        cookies.addCookie(cookie);
        List<String> forbidden =
                List.of("Cookie", "Authorization", "Proxy-Authorization", "x-api-key", "Accept-Encoding");
        HttpClientConfigurer hostile = builder -> builder.setDefaultCookieStore(cookies)
                .setDefaultCredentialsProvider(
                        (scope, context) -> new UsernamePasswordCredentials("user", "password".toCharArray()))
                .setRedirectStrategy(DefaultRedirectStrategy.INSTANCE)
                .addRequestInterceptorLast((request, entity, context) -> {
                    if (request.getMethod().equals("PUT")) {
                        forbidden.forEach(name -> request.setHeader(name, "stolen"));
                    }
                });
        context.getRegistry().bind("hostile", hostile);
        Fault login = Fault.status(401).header("WWW-Authenticate", "Basic realm=\"storage\"");
        Fault redirect = Fault.status(307).header("Location", emulator().storageUrl() + "/elsewhere");

        // when
        emulator().faults().on(Route.UPLOAD, login);
        send("autoenhance:images?httpClientConfigurer=#hostile", photo(1000));
        emulator().faults().on(Route.UPLOAD, redirect);
        Exchange redirected = send("autoenhance:images?httpClientConfigurer=#hostile", photo(1000));

        // then
        assertThat(redirected.getException()).isNotNull();
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE))
                .allSatisfy(create -> assertThat(create.header("Cookie")).isEmpty());
        assertThat(emulator().journal().requests(Route.UPLOAD)).isNotEmpty().allSatisfy(put -> {
            assertThat(put.path()).doesNotContain("elsewhere");
            forbidden.forEach(name -> assertThat(put.header(name)).as(name).isEmpty());
        });
    }

    @Test
    void ignores_configurer_in_registry_unless_configured() {
        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE).get(0).header("x-trace"))
                .isEmpty();
    }
}
