"""Shards on a Dask cluster: workers write Parquet, this process commits.

Workers must see the folder of the warehouse under the same path (its ``staging`` takes what they
write), and have the same program and seeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import islice
from pathlib import Path

from distributed import Client, LocalCluster, as_completed
from distributed.scheduler import KilledWorker

from flows.cutting import Shard, ShardReport
from flows.errors import ExecutorError
from flows.plan import Versions, code_version
from flows.reference import load_reference, reference_version
from flows.shards import read_shard
from flows.tables import Reference

_CONNECT_SECONDS = 20
_WORKER_SECONDS = 60
_QUEUED_PER_THREAD = 3
_RETRIES = 2
_CODE = code_version(Path(__file__).parent)
"""Of the modules that this process has imported: its files may be edited under a running worker."""


class DaskCluster:
    """Maps shards on the scheduler at ``address``, or on ``workers`` processes of its own."""

    def __init__(
        self, seeds: Path, versions: Versions, workers: int, *, address: str | None
    ) -> None:
        self._seeds = seeds
        self._versions = versions
        self._workers = workers
        self._address = address

    def map_shards(self, shards: Iterable[Shard]) -> Iterator[ShardReport]:
        """Raises ExecutorError when the scheduler does not answer, has no workers, or a worker has
        another program or other tables; SeedError where the tables cannot be read."""
        load_reference(self._seeds)
        waiting = iter(shards)
        with self._client() as client:
            self._require_same_versions(client)
            queued = sum(client.nthreads().values()) * _QUEUED_PER_THREAD
            flying = as_completed(
                [self._submit(client, shard) for shard in islice(waiting, queued)]
            )
            for future in flying:
                try:
                    report: ShardReport = future.result()
                except KilledWorker:
                    raise ExecutorError("a shard ended its worker again and again") from None
                yield report
                following = next(waiting, None)
                if following is not None:
                    flying.add(self._submit(client, following))

    def _submit(self, client: Client, shard: Shard) -> object:
        return client.submit(
            _read_on_worker,
            shard,
            self._seeds,
            self._versions,
            key=f"jiceng-{shard.folder}-{shard.name}",
            retries=_RETRIES,
        )

    @contextmanager
    def _client(self) -> Iterator[Client]:
        if self._address is None:
            with (
                LocalCluster(
                    n_workers=self._workers, threads_per_worker=1, dashboard_address=None
                ) as cluster,
                Client(cluster) as client,
            ):
                yield client
            return
        try:
            client = Client(self._address, timeout=_CONNECT_SECONDS)
        except (OSError, ValueError) as error:
            reason = " ".join(str(error).split())
            raise ExecutorError(f"Dask scheduler {self._address}: {reason}") from None
        with client:
            yield client

    def _require_same_versions(self, client: Client) -> None:
        try:
            client.wait_for_workers(1, timeout=_WORKER_SECONDS)
        except TimeoutError:
            raise ExecutorError(f"Dask scheduler {self._address}: it has no workers") from None
        found: dict[str, Versions] = client.run(_versions_on_worker, self._seeds)
        for worker, versions in sorted(found.items()):
            if versions != self._versions:
                raise ExecutorError(f"Dask worker {worker}: its program or tables are not ours")


def _versions_on_worker(seeds: Path) -> Versions:
    return Versions(code=_CODE, reference=reference_version(seeds))


@cache
def _reference(seeds: Path, versions: Versions) -> Reference:
    """Tables of a worker, loaded once for each version that a run asks for."""
    return load_reference(seeds)


def _read_on_worker(shard: Shard, seeds: Path, versions: Versions) -> ShardReport:
    return read_shard(shard, _reference(seeds, versions))
