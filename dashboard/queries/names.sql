-- What are themes called?
-- grain: theme. parameters: none.
select
    theme,
    name_zh,
    name_en,
    description
from theme;
