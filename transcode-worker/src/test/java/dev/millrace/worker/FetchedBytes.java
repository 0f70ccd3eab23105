package dev.millrace.worker;

import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Counts what the workers of a test fetch of each object, and lets a test come between each call of S3. */
final class FetchedBytes implements BeanPostProcessor, ExecutionInterceptor {

    private static final Map<String, LongAdder> BY_KEY = new ConcurrentHashMap<>();
    private static volatile Consumer<SdkRequest> before = request -> {};

    /** Of one object, all fetches together. */
    static long of(String key) {
        return BY_KEY.getOrDefault(key, new LongAdder()).sum();
    }

    /** From now on each call waits until this took its request. */
    static void beforeEachCall(Consumer<SdkRequest> taker) {
        before = taker;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        before.accept(context.request());
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof S3ClientCustomizer customizer ? counting(customizer) : bean;
    }

    private S3ClientCustomizer counting(S3ClientCustomizer customizer) {
        return client -> {
            customizer.customize(client);
            count(client);
        };
    }

    private void count(S3ClientBuilder client) {
        client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(this)
                .build());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof GetObjectRequest request
                && context.response() instanceof GetObjectResponse response) {
            BY_KEY.computeIfAbsent(request.key(), key -> new LongAdder()).add(response.contentLength());
        }
    }
}
