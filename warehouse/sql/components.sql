-- Which nodes hang together: of every node in ``edge`` (each pair both ways) the smallest key it is connected with.
create or replace temp table component as
with recursive component(node, root) using key (node) as (
    select a, least(a, min(b)) from edge group by a
    union
    select e.a, min(c.root)
    from component c
    join edge e on e.b = c.node
    join recurring.component k on k.node = e.a
    where c.root < k.root
    group by e.a
)
select node, root from component;
