package dev.freehold.platform.database.pool;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.platform.database.DatabaseSettingsException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolVariablesTest {
    @ParameterizedTest
    @CsvSource({
        "DB_POOL_QUEUE,0",
        "DB_POOL_QUEUE,-1",
        "DB_POOL_QUEUE,100001",
        "DB_POOL_QUEUE,many",
        "DB_POOL_QUEUE,9999999999",
        "DB_POOL_SIZE,0",
        "DB_POOL_SIZE,x",
        "DB_POOL_SIZE,10001",
        "DB_POOL_MAX_WAIT,25d",
        "DB_POOL_MAX_WAIT,0s",
        "DB_POOL_MAX_WAIT,61m",
        "DB_POOL_RECYCLE,10ms",
        "DB_POOL_RECYCLE,169h",
        "DB_POOL_RECYCLE,never",
        "DB_STATEMENT_TIMEOUT,50ms",
        "DB_STATEMENT_TIMEOUT,2h",
        "DB_STATEMENT_TIMEOUT,soon",
        "DB_STATEMENT_TIMEOUT,-1s"
    })
    void saysWhatIsAllowed(String name, String value) {
        assertThatThrownBy(() -> check(name, value))
                .isInstanceOf(DatabaseSettingsException.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageContaining("is allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "DB_POOL_QUEUE,1",
        "DB_POOL_QUEUE,100000",
        "DB_POOL_SIZE,1",
        "DB_POOL_SIZE,10000",
        "DB_POOL_MAX_WAIT,100ms",
        "DB_POOL_MAX_WAIT,1h",
        "DB_POOL_RECYCLE,0",
        "DB_POOL_RECYCLE,1s",
        "DB_POOL_RECYCLE,7d",
        "DB_STATEMENT_TIMEOUT,0",
        "DB_STATEMENT_TIMEOUT,100ms",
        "DB_STATEMENT_TIMEOUT,1h",
        "DB_STATEMENT_TIMEOUT,30s",
        "DB_STATEMENT_TIMEOUT,45"
    })
    void takesWhatIsAllowed(String name, String value) {
        assertThatCode(() -> check(name, value)).doesNotThrowAnyException();
    }

    private static void check(String name, String value) {
        PoolVariables.check(asked -> Optional.of(value).filter(found -> asked.equals(name)));
    }
}
