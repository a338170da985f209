/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.ErrorPage;
import org.springframework.boot.web.servlet.support.ErrorPageFilter;

@ExtendWith(OutputCaptureExtension.class)
class UnreadBodyTest {

    @Test
    void logs_no_error_in_war(CapturedOutput output) throws Exception {
        // given: the filter by which Spring Boot shows error pages in a WAR
        ErrorPageFilter errorPages = new ErrorPageFilter();
        errorPages.addErrorPages(new ErrorPage("/error"));
        AtomicBoolean abandoned = new AtomicBoolean();

        // when
        errorPages.doFilter(stub(HttpServletRequest.class), stub(HttpServletResponse.class), (request, response) -> {
            abandoned.set(true);
            UnreadBody.abandon();
        });

        // then
        assertThat(abandoned).isTrue();
        assertThat(output).doesNotContain("Cannot forward to error page");
    }

    /** Answers true to every question, such as whether the response is committed. */
    private static <T> T stub(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getReturnType() == boolean.class) {
                        return true;
                    }
                    return method.getReturnType() == int.class ? 200 : null;
                }));
    }
}
