"""How dates and figures are written in an office, in Basque: year, month, day."""

DATE_FORMAT = r"Y\k\o F\r\e\n j"
DATETIME_FORMAT = r"Y\k\o F\r\e\n j, H:i"
SHORT_DATE_FORMAT = "Y/m/d"
SHORT_DATETIME_FORMAT = "Y/m/d H:i"
TIME_FORMAT = "H:i"
MONTH_DAY_FORMAT = r"F\r\e\n j"
YEAR_MONTH_FORMAT = r"Y\k\o F"
FIRST_DAY_OF_WEEK = 1
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
