/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * HttpClient 5 by hand, without Camel, checks, time limits or retries: what the component could reach if all that cost
 * nothing.
 */
final class HttpClientContestant implements Contestant {

    private final URI images;
    private final CloseableHttpClient client;
    private final Workers workers;
    private final ObjectMapper json = new ObjectMapper();

    HttpClientContestant(Target target) throws GeneralSecurityException, IOException {
        this.images = URI.create(target.baseUrl() + "/v3/images/");
        this.workers = new Workers(target.atOnce());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                                target.certificate().clientContext()))
                        .setMaxConnPerRoute(target.atOnce())
                        .setMaxConnTotal(target.atOnce())
                        .build())
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    @Override
    public String name() {
        return "httpclient";
    }

    @Override
    public long uploadUntil(long end, Photo photo) throws Exception {
        return workers.repeatUntil(end, () -> upload(photo));
    }

    private void upload(Photo photo) throws IOException {
        HttpPost create = new HttpPost(images);
        create.setHeader("x-api-key", Target.API_KEY);
        create.setHeader("x-api-version", Target.API_VERSION);
        byte[] body = json.writeValueAsBytes(Map.of("image_name", photo.name(), "content_type", Target.CONTENT_TYPE));
        create.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        String address = client.execute(create, response -> json.readTree(succeeded(response))
                .path("upload_url")
                .textValue());

        HttpPut put = new HttpPut(URI.create(address));
        put.setEntity(new FileEntity64(photo.file(), photo.bytes(), Target.CONTENT_TYPE));
        client.<byte[]>execute(put, HttpClientContestant::succeeded);
    }

    private static byte[] succeeded(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
        if (response.getCode() != 200) {
            throw new IOException("The sink answered " + response.getCode());
        }
        return body;
    }

    @Override
    public void close() throws IOException {
        workers.close();
        client.close();
    }
}
