/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import io.github.camelautoenhance.spi.Refusal;
import io.github.camelautoenhance.spi.WebhookGuard;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

/**
 * Looks at requests at a webhook before Camel's connection to the servlet container does, which reads a body of any
 * size into heap before the secret is asked for, and in one of the few threads that the whole application has for such
 * requests: some slow senders would stop the webhook. What is read here is handed on whole.
 */
final class WebhookFilter implements Filter, WebhookGuard, Ordered {

    private final Map<String, Entrance> entrances = new ConcurrentHashMap<>();

    /** After those that measure requests and know of proxies, before those that want to know who it is. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public void guard(String path, Entrance entrance) {
        entrances.put(path, entrance);
    }

    @Override
    public void release(String path, Entrance entrance) {
        entrances.remove(path, entrance);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse answer
                && http.getMethod().equals("POST")) {
            Entrance entrance = entrance(http);
            if (entrance != null) {
                enter(http, answer, chain, entrance);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void enter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Entrance entrance)
            throws IOException, ServletException {
        byte[] body;
        try {
            body = entrance.read(onlyOne(request), request.getInputStream());
        } catch (Refusal e) {
            byte[] reason = e.reason().getBytes(StandardCharsets.UTF_8);
            response.setStatus(e.status());
            response.setContentType("text/plain; charset=utf-8");
            response.setHeader("Connection", "close");
            response.setContentLength(reason.length);
            response.getOutputStream().write(reason);
            // Before the server looks for the rest of the body.
            response.flushBuffer();
            UnreadBody.abandon();
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    /** The path is after that of the dispatcher servlet, where it has one. */
    private @Nullable Entrance entrance(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        Entrance entrance = pathInfo == null ? null : entrances.get(pathInfo);
        return entrance != null
                ? entrance
                : entrances.get(request.getServletPath() + (pathInfo == null ? "" : pathInfo));
    }

    private static @Nullable String onlyOne(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders("Authentication"));
        return values.size() == 1 ? values.get(0) : null;
    }
}
