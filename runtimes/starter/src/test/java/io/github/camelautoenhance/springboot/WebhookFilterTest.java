/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.spi.WebhookGuard;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookFilterTest {

    private static final WebhookGuard.Entrance FIRST = (authentication, body) -> new byte[1];
    private static final WebhookGuard.Entrance SECOND = (authentication, body) -> new byte[2];

    private final WebhookFilter filter = new WebhookFilter();

    @Test
    void guards_path_until_it_is_released() throws Exception {
        // given
        filter.guard("/events", FIRST);

        // when
        ServletRequest guarded = afterFilter();
        filter.release("/events", FIRST);

        // then
        assertThat(guarded.getContentLength()).isEqualTo(1);
        assertThat(afterFilter()).isNotInstanceOf(ReadRequest.class);
    }

    @Test
    void keeps_entrance_of_the_next_route() throws Exception {
        // given
        filter.guard("/events", FIRST);
        filter.guard("/events", SECOND);

        // when
        filter.release("/events", FIRST);

        // then
        assertThat(afterFilter().getContentLength()).isEqualTo(2);
    }

    /** The request as the filter hands it on. */
    private ServletRequest afterFilter() throws Exception {
        List<ServletRequest> passed = new ArrayList<>();
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getMethod" -> "POST";
                    case "getServletPath" -> "/events";
                    case "getHeaders" -> Collections.emptyEnumeration();
                    default -> null;
                });
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> null);
        filter.doFilter(request, response, (handedOn, unused) -> passed.add(handedOn));
        assertThat(passed).hasSize(1);
        return passed.get(0);
    }
}
