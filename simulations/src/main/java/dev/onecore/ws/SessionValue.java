package dev.onecore.ws;

import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Validation;
import io.gatling.core.session.Session;
import io.gatling.javaapi.core.internal.Expressions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import scala.Function1;

/**
 * A value that is made of a user's session: by Gatling's expression language, or by a function. What a function throws is thrown on.
 *
 * @param <T> of the value
 */
interface SessionValue<T> {

    /**
     * The value in this session; null where a function returns it.
     *
     * @throws IllegalArgumentException when an expression names an attribute that the session lacks, as Gatling says it
     */
    @Nullable
    T in(Session session);

    /** A text by an expression such as {@code /chat/#{room}}. */
    static SessionValue<String> text(String expression) {
        return of(Expressions.toStringExpression(expression));
    }

    /** Bytes by an expression such as {@code #{payload}}. */
    static SessionValue<byte[]> bytes(String expression) {
        return of(Expressions.toBytesExpression(expression));
    }

    /** By a function. */
    static <T> SessionValue<T> by(Function<io.gatling.javaapi.core.Session, @Nullable T> function) {
        return session -> function.apply(new io.gatling.javaapi.core.Session(session));
    }

    private static <T> SessionValue<T> of(Function1<Session, Validation<T>> expression) {
        return session -> {
            Validation<T> value = expression.apply(session);
            if (value instanceof Failure failure) {
                throw new IllegalArgumentException(failure.message());
            }
            return value.toOption().get();
        };
    }
}
