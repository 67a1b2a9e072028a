"""Events: which claims tell of one happening, and what can be said of it best."""
